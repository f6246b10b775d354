/** Which answers of the server still need a person: nothing is counted twice, and nothing is left out. */
import { conflict } from "#domain/records/conflict.ts";
import type { AnsweredEntry, PhoneDatabase } from "./phone-database.ts";

export interface FieldConflict {
  readonly recordId: string;
  readonly field: string;
}

/** Every field that was not taken has a conflict of its own, open or settled: that one is shown and counted. */
export const isSpokenFor = (entry: AnsweredEntry, conflicts: readonly FieldConflict[]): boolean =>
  (entry.keep ?? []).every((field) =>
    conflicts.some((other) => other.recordId === entry.recordId && other.field === field),
  );

/** Answers that were not plainly taken and that nobody has dealt with, newest first. */
export const entriesInNeed = async (database: PhoneDatabase): Promise<readonly AnsweredEntry[]> => {
  const open = await database.answered
    .where("state")
    .notEqual("sent")
    .filter(({ seen }) => seen !== true)
    .reverse()
    .sortBy("order");
  const merged = open.filter(({ state }) => state === "merged");
  if (merged.length === 0) return open;
  const rows = await database
    .rows(conflict.kind)
    .where("body.recordId")
    .anyOf(merged.map(({ recordId }) => recordId))
    .toArray();
  const conflicts = rows.map(({ body }) => body as unknown as FieldConflict); // checked when it was written
  return open.filter((entry) => entry.state !== "merged" || !isSpokenFor(entry, conflicts));
};

/**
 * Held work is with the coordinator: it is shown, and needs its maker again only when it has been decided. What was erased
 * on request is told, and nobody can do anything about it.
 */
export const needsItsMaker = ({ state, erased }: AnsweredEntry): boolean => state !== "held" && erased !== true;
