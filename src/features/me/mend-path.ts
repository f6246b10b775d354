import type { AnsweredEntry } from "#data/phone-database.ts";
import type { EntryFacts } from "./entry-facts.ts";

/** The form that opens with what was typed; undefined where no form could mend the entry. */
export const mendPath = ({ order, state, mutation }: AnsweredEntry, facts: EntryFacts): string | undefined => {
  if (order === undefined || state === "held" || mutation.op === "delete") return undefined;
  const { citizenId, person, here } = facts;
  const mend = `mend=${order}`;
  if (mutation.k === "citizen") {
    if (mutation.op === "put") return `/people/new?${mend}`;
    return here && citizenId !== undefined ? `/people/${citizenId}/edit?${mend}` : undefined;
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

/** The same changes once more, as they were saved; none for a record that is not on this phone. */
export const sameDrafts = ({ mutation, recordId }: AnsweredEntry, { here }: EntryFacts) => {
  const { k: kind, op, set = {}, add, del, inc } = mutation;
  if (op === "put") return [{ op, kind, id: recordId, set }];
  if (!here) return [];
  if (op === "delete") return [{ op, kind, id: recordId }];
  return [{ op, kind, id: recordId, set, ...(add && { add }), ...(del && { del }), ...(inc && { inc }) }];
};
