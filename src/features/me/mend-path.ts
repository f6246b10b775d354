import type { AnsweredEntry } from "#data/phone-database.ts";
import type { EntryFacts, Kind } from "#features/feature.ts";

/** The form that opens with what was typed; undefined where no form could mend the entry. */
export const mendPath = (kind: Kind | undefined, entry: AnsweredEntry, facts: EntryFacts): string | undefined => {
  const { order, state, mutation } = entry;
  if (order === undefined || state === "held" || mutation.op === "delete") return undefined;
  const form = kind?.mendAt?.(entry, facts);
  return form === undefined ? undefined : `${form}?mend=${order}`;
};

/** The field of the day that can be chosen again; undefined where another day would mend nothing. */
export const dayToMend = (
  kind: Kind | undefined,
  { state, mutation: { op, set }, field = kind?.mendsDay }: AnsweredEntry,
  { person, here }: EntryFacts,
): string | undefined => {
  const day = kind?.mendsDay;
  if (day === undefined || state === "held" || field !== day || set?.[day] === undefined) return undefined;
  const isLeft = op === "put" ? person !== undefined : op === "patch" && here !== undefined;
  return isLeft ? day : undefined;
};

/** The same change with another day. `newId`: what was deleted can never come back under its own. */
export const mendedDay = (
  entry: AnsweredEntry,
  facts: EntryFacts,
  chosen: { readonly field: string; readonly day: string },
  newId: () => string,
) =>
  sameDrafts(entry, facts).map((draft) =>
    draft.op === "delete"
      ? draft
      : {
          ...draft,
          id: entry.state === "gone" && draft.op === "put" ? newId() : draft.id,
          set: { ...draft.set, [chosen.field]: chosen.day },
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
