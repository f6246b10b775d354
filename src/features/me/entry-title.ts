import { useTranslation } from "react-i18next";
import type { WaitingEntry } from "#data/phone-database.ts";
import { glue } from "#i18n/glue.ts";
import type { EntryFacts } from "./entry-facts.ts";
import { useSyncWords } from "./sync-words.ts";

/** "ป้าสมใจ – ต่ออายุบัตร": whom an entry is about, and what was done. */
export const useEntryTitle = (): ((entry: WaitingEntry, facts: EntryFacts) => string) => {
  const { t } = useTranslation("me");
  const { whoOf, whatOf } = useEntryWords();
  return (entry, facts) => {
    const [who, what] = [whoOf(facts), whatOf(entry, facts)];
    return who === undefined ? what : t(($) => $.entry.title, { who, what });
  };
};

interface EntryWords {
  /** Undefined for an entry that is about nobody. */
  readonly whoOf: (facts: EntryFacts) => string | undefined;
  readonly whatOf: (entry: WaitingEntry, facts: EntryFacts) => string;
}

/** The two parts of the title, for a screen of its own. */
export const useEntryWords = (): EntryWords => {
  const { t } = useTranslation("me");
  const whatOf = useWhat();
  return {
    whatOf,
    whoOf: ({ body, person, citizenId }) => {
      const count = body["groupCount"];
      const group = typeof count === "number" ? t(($) => $.entry.group, { count }) : undefined;
      return person ?? group ?? (citizenId === undefined ? undefined : t(($) => $.entry.noOne));
    },
  };
};

const useWhat = (): ((entry: WaitingEntry, facts: EntryFacts) => string) => {
  const { t, i18n } = useTranslation("me");
  const { t: sync } = useTranslation("sync");
  const { field } = useSyncWords();

  const changes = ({ mutation: { k, set, add, del } }: WaitingEntry): string => {
    const names = new Set([set, add, del].flatMap((part) => Object.keys(part ?? {})));
    if (names.size > MOST_NAMED) return t(($) => $.entry.changedMany);
    return t(($) => $.entry.changed, { fields: [...names].map((name) => field(k, name)).join(" ") });
  };

  return (entry, { body, topicNames }) => {
    const { k: kind, op } = entry.mutation;
    const topic = topicNames.map(({ th, en }) => (i18n.language === "en" ? en : glue(th))).join(" · ");
    switch (kind) {
      case "citizen":
        if (op === "delete") return t(($) => $.entry.deleted);
        return op === "put" ? t(($) => $.entry.newPerson) : changes(entry);
      case "helpLog": {
        const what = topic === "" ? t(($) => $.entry.help) : topic;
        return op === "delete" ? t(($) => $.entry.undone, { what }) : what;
      }
      case "followUp":
        if (topic === "") return t(($) => $.entry.followUp);
        if (op === "delete") return t(($) => $.entry.undone, { what: t(($) => $.entry.followUpOn, { topic }) });
        if (op === "patch" && body["state"] === "done") return t(($) => $.entry.followUpDone, { topic });
        if (op === "patch" && body["state"] === "dropped") return t(($) => $.entry.followUpDropped, { topic });
        if (op === "patch") return t(($) => $.entry.followUpMoved, { topic });
        return t(($) => $.entry.followUpOn, { topic });
      case "household":
      case "conflict":
      case "review":
        return sync(($) => $.kind[kind]);
      default:
        return sync(($) => $.kind.other);
    }
  };
};

const MOST_NAMED = 2;
