import type { AnsweredEntry } from "#data/phone-database.ts";
import type { EntryFacts } from "./entry-facts.ts";

/** The form that opens with what was typed; undefined where no form could mend the entry. */
export const mendPath = ({ order, state, mutation }: AnsweredEntry, facts: EntryFacts): string | undefined => {
  if (order === undefined || state === "held" || mutation.op === "delete") return undefined;
  const { citizenId, person, here } = facts;
  const mend = `mend=${order}`;
  if (mutation.k === "citizen") {
    if (mutation.op === "put") return `/people/new?${mend}`;
    const form = mutation.set?.["movedTo"] === undefined ? "edit" : "move";
    return here && citizenId !== undefined ? `/people/${citizenId}/${form}?${mend}` : undefined;
  }
  if (mutation.k === "helpLog" && mutation.op === "put") {
    const topic = firstTopic(mutation.set?.["topics"]);
    const whom = groupOf(mutation.set) ?? (person === undefined ? undefined : citizenId);
    return topic === undefined || whom === undefined ? undefined : `/log/${whom}/${topic}?${mend}`;
  }
  return undefined;
};

const firstTopic = (topics: unknown): string | undefined => (Array.isArray(topics) ? String(topics[0]) : undefined);

// As in the addresses of the help feature.
const groupOf = (set: Readonly<Record<string, unknown>> | undefined): string | undefined => {
  const count = set?.["groupCount"];
  return typeof count === "number" ? `group-${count}@${String(set?.["areaCode"])}` : undefined;
};

/** A promise to look in again holds one thing that people choose: its day. */
export const canMendDay = (
  { state, mutation, field = "due" }: AnsweredEntry,
  { person, here }: EntryFacts,
): boolean => {
  const { k: kind, op, set } = mutation;
  if (kind !== "followUp" || state === "held" || field !== "due" || set?.["due"] === undefined) return false;
  return op === "put" ? person !== undefined : op === "patch" && here !== undefined;
};

/** The same change with another day. `newId`: only a deleted promise can never come back under its own. */
export const mendedDay = (entry: AnsweredEntry, facts: EntryFacts, due: string, newId: () => string) =>
  sameDrafts(entry, facts).map((draft) =>
    draft.op === "delete"
      ? draft
      : {
          ...draft,
          id: entry.state === "gone" && draft.op === "put" ? newId() : draft.id,
          set: { ...draft.set, due },
        },
  );

/** The same changes once more, as they were saved; none for a record that is not on this phone. */
export const sameDrafts = ({ mutation, recordId }: AnsweredEntry, { here }: EntryFacts) => {
  const { k: kind, op, set = {}, add, del, inc } = mutation;
  if (op === "put") return [{ op, kind, id: recordId, set }];
  if (!here) return [];
  if (op === "delete") return [{ op, kind, id: recordId }];
  return [{ op, kind, id: recordId, set, ...(add && { add }), ...(del && { del }), ...(inc && { inc }) }];
};
