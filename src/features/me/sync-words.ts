import { useTranslation } from "react-i18next";
import type { AnsweredEntry } from "#data/phone-database.ts";
import type { EntryStep } from "./entry-step.ts";

/** The words for what the server answered. Codes, kinds and fields of a newer server fall back to plain ones. */
export interface SyncWords {
  readonly field: (kind: string, field: string) => string;
  /** The word for a choice; undefined when the value is no fixed choice. */
  readonly choice: (kind: string, field: string, value: string) => string | undefined;
  readonly title: (entry: AnsweredEntry) => string;
  readonly reason: (entry: AnsweredEntry) => string;
  /** `main`: what the screen offers first. */
  readonly step: (entry: AnsweredEntry, main: EntryStep | undefined) => string;
}

export const useSyncWords = (): SyncWords => {
  const { t, i18n } = useTranslation("sync");
  const word = (path: string): string | undefined => {
    const found: unknown = i18n.getResource(i18n.language, "sync", path);
    return typeof found === "string" ? found : undefined;
  };
  const field = (kind: string, name: string): string => word(`field.${kind}.${name}`) ?? t(($) => $.field.other);

  return {
    field,
    choice: (kind, name, value) => word(`value.${kind}.${name}.${value}`),
    title: ({ state }) => t(($) => $.state[state === "sent" ? "merged" : state].title),
    reason: (entry) => {
      const { state, mutation, keep = [] } = entry;
      if (state === "rejected") {
        if (isAboutMinutes(entry)) return t(($) => $.minutes.reason);
        const code = knownCode(entry.code);
        // Only words about a field say its name.
        return t(($) => $.code[code], { field: field(mutation.k, entry.field ?? ""), code: entry.code ?? "" });
      }
      if (isRemovedTwice(entry)) return t(($) => $.removed.reason);
      const fields = keep.map((name) => field(mutation.k, name)).join(" ");
      return t(($) => $.state[state === "sent" ? "merged" : state].reason, { fields });
    },
    step: (entry, main) => {
      const { state } = entry;
      if (isRemovedTwice(entry)) return t(($) => $.removed.step);
      if (state === "forbidden" && main === "resend") return t(($) => $.yours);
      if (state !== "rejected") return t(($) => $.state[state === "sent" ? "merged" : state].step);
      if (isAboutMinutes(entry)) return t(($) => $.minutes.step);
      const code = knownCode(entry.code);
      const limit = code === "range" ? word(`range.${entry.mutation.k}.${entry.field ?? ""}`) : undefined;
      return limit ?? t(($) => $.step[code]);
    },
  };
};

/** Whoever wanted it gone has what they wanted. */
const isRemovedTwice = ({ state, mutation }: AnsweredEntry): boolean => state === "gone" && mutation.op === "delete";

/** The one limit that good people run into: it has words of its own. */
const isAboutMinutes = ({ code, field, mutation }: AnsweredEntry): boolean =>
  mutation.k === "helpLog" && field === "minutes" && code === "range";

const codes = [
  "missing",
  "length",
  "range",
  "format",
  "choice",
  "shape",
  "immutable",
  "otherPlace",
  "unknownKind",
  "malformed",
  "tooLarge",
  "author",
  "samePlace",
  "whose",
  "serverOnly",
  "whom",
  "gap",
] as const;

const knownCode = (code: string | undefined): (typeof codes)[number] | "other" =>
  codes.find((known) => known === code) ?? "other";
