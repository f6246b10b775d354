/** What the acts of the golden outboxes are put together from. */
import type { Body } from "#domain/json.ts";
import type { PlantedRecord } from "#server/plant.ts";
import type { Draft } from "#sync/save.ts";

export const person = "019ab200-0000-7000-8000-000000000001";
export const village = "93010101";
export const otherVillage = "93010201";

export interface Acts {
  readonly kind: string;
  /** Records of others that the phone has already. */
  readonly before?: readonly PlantedRecord[];
  /** Each with the phone's clock. */
  readonly drafts: readonly (readonly [at: string, draft: Draft])[];
}

export const idAt = (n: number): string => `019ab200-0000-7000-9000-${String(n).padStart(12, "0")}`;

export const put = (kind: string, n: number, set: Body): Draft => ({ op: "put", kind, id: idAt(n), set });
export const patch = (
  kind: string,
  n: number,
  change: Omit<Extract<Draft, { op: "patch" }>, "op" | "kind" | "id">,
): Draft => ({
  op: "patch",
  kind,
  id: idAt(n),
  ...change,
});
export const remove = (kind: string, n: number): Draft => ({ op: "delete", kind, id: idAt(n) });

/** A minute apart, but for what says otherwise. */
export const minutes = (drafts: readonly Draft[]): Acts["drafts"] =>
  drafts.map((draft, at) => [new Date(Date.UTC(2026, 10, 22, 4, at, 30, 125)).toISOString(), draft]);

export const promise = {
  citizenId: idAt(1),
  areaCode: village,
  topic: "ID-THAID",
  due: "2026-12-01",
  priority: 2,
  state: "open",
};

/** The same person in another post. */
export const inPost = (n: number, role: string, scope: string): PlantedRecord => ({
  kind: "membership",
  id: idAt(n),
  body: { userId: person, role, scope, from: "2026-01-01" },
});
