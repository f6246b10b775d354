/** One partition that takes batch after batch, and phones that write to it: what the tests of the server's judgement speak with. */
import type { Body } from "#domain/json.ts";
import { decideBatch, type Numbered, type Verdict } from "#sync/decide.ts";
import type { ScopePart } from "#sync/scope.ts";
import type { PartitionView, StoredRow } from "#sync/store.ts";
import type { MutationResult } from "#sync/wire.ts";

export const place = "t:330104";
export const village = "33010407";
export const now = "2026-11-22T03:00:00.000Z";

export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
export const clientOf = (name: string): string => `00000000-0000-7000-9000-${name.padStart(12, "0").slice(-12)}`;

export const volunteerOf = (...audiences: readonly string[]): ScopePart[] => [
  { partition: place, audiences, roles: ["volunteer"] },
];

/** A change as a phone of today makes it; anything else in `change` goes as it is, wrong or not. */
export const change = (n: number, part: Readonly<Record<string, unknown>>): Numbered => {
  const usual = { n, v: 1, k: "citizen", id: idOf(1), op: "patch", at: now, b: 0 };
  return { ...usual, ...part };
};
export const newCitizen = (n: number, fields: Readonly<Record<string, unknown>> = {}, id = idOf(1)): Numbered =>
  change(n, { op: "put", id, set: { name: "สมชาย", areaCode: village, status: "active", ...fields } });

/** Where the tests' people may go. */
const isVillage = (code: string): boolean => code.startsWith("33");

export interface OnePartition {
  readonly push: (client: string, mutations: readonly Numbered[], scope?: readonly ScopePart[]) => Verdict;
  /** A row that the server itself has made, by its id. */
  readonly plant: (made: { readonly k: string; readonly set: Body }) => string;
  readonly row: (id?: string) => StoredRow | undefined;
  readonly rows: () => readonly StoredRow[];
  readonly head: () => number;
}

export const onePartition = (): OnePartition => {
  let head = 0;
  let made = 0;
  let sent = 0;
  const rows = new Map<string, StoredRow>();
  const last = new Map<string, number>();
  const results = new Map<string, MutationResult[]>();
  const marks = new Map<string, string>();
  const people = new Map<string, string>();
  return {
    push: (client, mutations, scope = volunteerOf(village)) => {
      const newId = (): string => idOf(900 + ++made);
      const writer = { partition: place, clientId: client, userId: idOf(800), now, newId };
      const batch = { ...writer, scope, past: [], isVillage, mutations };
      const view: PartitionView = {
        head,
        lastNumber: last.get(client) ?? 0,
        results: results.get(client) ?? [],
        rows,
        people,
        marks: marks.get(client) ?? "",
        sentWithinDay: sent,
      };
      const { changes, value } = decideBatch(batch, view);
      if (changes) {
        head = changes.head;
        sent += changes.parcels?.length ?? 0;
        marks.set(client, changes.marks ?? "");
        last.set(client, changes.lastNumber);
        results.set(client, [...(results.get(client) ?? []), ...changes.results]);
        for (const row of changes.rows) rows.set(row.id, row);
      }
      return value;
    },
    plant: ({ k, set }) => {
      const [id, by] = [idOf(900 + ++made), "server"];
      const stamps = { versions: {}, made: [++head, by] as const, lastClient: by, priorSeq: 0 };
      const when = { receivedAt: now, deviceAt: now };
      rows.set(id, { partition: place, id, kind: k, audience: village, seq: head, body: set, ...stamps, ...when });
      return id;
    },
    row: (id = idOf(1)) => rows.get(id),
    rows: () => [...rows.values()],
    head: () => head,
  };
};
