/** Values that lost to another person's, and the one tap that settles one. Rule M4: docs/sync.md. */
import { useLiveQuery } from "dexie-react-hooks";
import type { Json } from "#domain/json.ts";
import type { RecordOf } from "#domain/record-kind.ts";
import { err, type Result } from "#domain/result.ts";
import { conflict as conflictType } from "#domain/records/conflict.ts";
import { isSpokenFor, type FieldConflict } from "./attention.ts";
import type { Phone } from "./phone.ts";
import type { SaveError } from "./saving.ts";
import { seenIn, usePhone, type Seen } from "./use-phone.ts";

export type Conflict = RecordOf<typeof conflictType>;

/** Those that nobody has settled, the newest first. */
export const useOpenConflicts = (): readonly Seen<Conflict>[] | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const open = await database.rows(conflictType.kind).where("body.state").equals("open").toArray();
    return open.map((row) => seenIn<typeof conflictType>(row)).sort((a, b) => b.lostAt.localeCompare(a.lostAt));
  }, [database]);
};

/**
 * One act: the conflict is settled, and the value that lost takes its place if that is the choice. The record then has a
 * new version that somebody else's later edit meets like any other. `notHere`: the record is not on the phone any more.
 */
export const settleConflict = async (
  phone: Phone,
  conflict: Seen<Conflict>,
  choice: "kept" | "lost",
): Promise<Result<void, SaveError | { readonly type: "notHere" }>> => {
  const { id, seen, kind, recordId, field } = conflict;
  // Settled as chosen, and nothing would take the value: the phone would say what is not so.
  if (choice === "lost" && !(await phone.database.rows(kind).get(recordId))) return err({ type: "notHere" });
  const settled = { kind: conflictType.kind, id, op: "patch", seen, set: { state: "settled" } } as const;
  // The server wrote it as JSON text.
  const lost = JSON.parse(conflict.lost) as Json;
  const taken = { kind, id: recordId, op: "patch", set: { [field]: lost } } as const;
  return phone.save(choice === "lost" ? [settled, taken] : [settled], () => markAnswersSeen(phone, recordId));
};

/** Answers that said nothing but "another value was kept" are dealt with when the last of their conflicts is. */
const markAnswersSeen = async ({ database }: Phone, recordId: string): Promise<void> => {
  const conflicts = await database.rows(conflictType.kind).where("body.recordId").equals(recordId).toArray();
  const settled = conflicts
    .map(({ body }) => body as unknown as FieldConflict & { readonly state: string })
    .filter(({ state }) => state === "settled");
  await database.answered
    .where("recordId")
    .equals(recordId)
    .filter((entry) => entry.state === "merged" && isSpokenFor(entry, settled))
    .modify({ seen: true });
};
