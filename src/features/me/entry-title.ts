import { useTranslation } from "react-i18next";
import type { WaitingEntry } from "#data/phone-database.ts";
import { useKinds, type EntryFacts } from "#features/feature.ts";
import { useSyncWords } from "./sync-words.ts";

/** "ป้าสมใจ – ต่ออายุบัตร": whom an entry is about, and what was done. */
export const useEntryTitle = (): ((entry: WaitingEntry, facts: EntryFacts) => string) => {
  const { t } = useTranslation("me");
  const { whoOf, whatOf } = useEntryWords();
  return (entry, facts) => {
    const [who, what] = [whoOf(entry, facts), whatOf(entry, facts)];
    return who === undefined ? what : t(($) => $.entry.title, { who, what });
  };
};

interface EntryWords {
  /** Undefined for an entry that is about nobody. */
  readonly whoOf: (entry: WaitingEntry, facts: EntryFacts) => string | undefined;
  readonly whatOf: (entry: WaitingEntry, facts: EntryFacts) => string;
}

/** The two parts of the title, for a screen of its own. */
export const useEntryWords = (): EntryWords => {
  const { t } = useTranslation("me");
  const kinds = useKinds();
  const { field, type } = useSyncWords();

  const changed = ({ mutation: { k, set, add, del } }: WaitingEntry): string => {
    const names = new Set([set, add, del].flatMap((part) => Object.keys(part ?? {})));
    if (names.size > MOST_NAMED) return t(($) => $.entry.changedMany);
    return t(($) => $.entry.changed, { fields: [...names].map((name) => field(k, name)).join(" ") });
  };

  return {
    whatOf: (entry, facts) => {
      const { k: kind } = entry.mutation;
      return kinds[kind]?.what?.(entry, facts, () => changed(entry)) ?? type(kind);
    },
    whoOf: ({ mutation: { k: kind } }, { body, person, personId }) =>
      person?.name ?? kinds[kind]?.whom?.(body) ?? (personId === undefined ? undefined : t(($) => $.entry.noOne)),
  };
};

const MOST_NAMED = 2;
