import { useTranslation } from "react-i18next";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { useKinds } from "#features/feature.ts";
import type { EntryStep } from "./entry-step.ts";

/** The words for what the server answered. Codes, kinds and fields of a newer server fall back to plain ones. */
export interface SyncWords {
  readonly type: (kind: string) => string;
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
  const kinds = useKinds();
  const word = (kind: string, part: "kind" | "field" | "value" | "range", name = ""): string | undefined => {
    const path = `${part}.${kind}${name}`;
    const own = kinds[kind]?.words;
    const found: unknown =
      own === undefined
        ? i18n.getResource(i18n.language, "sync", path)
        : i18n.getResource(i18n.language, own, `records.${path}`);
    return typeof found === "string" ? found : undefined;
  };
  const field = (kind: string, name: string): string => word(kind, "field", `.${name}`) ?? t(($) => $.field.other);
  const limit = ({ code, field: name, mutation: { k: kind } }: AnsweredEntry, part: "reason" | "step") =>
    code === "range" && name !== undefined ? word(kind, "range", `.${name}.${part}`) : undefined;

  return {
    field,
    type: (kind) => word(kind, "kind") ?? t(($) => $.kind.other),
    choice: (kind, name, value) => word(kind, "value", `.${name}.${value}`),
    title: ({ state }) => t(($) => $.state[state === "sent" ? "merged" : state].title),
    reason: (entry) => {
      const { state, mutation, keep = [] } = entry;
      if (state === "rejected") {
        const code = knownCode(entry.code);
        const own = limit(entry, "reason");
        // Only words about a field say its name.
        return own ?? t(($) => $.code[code], { field: field(mutation.k, entry.field ?? ""), code: entry.code ?? "" });
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
      return limit(entry, "step") ?? t(($) => $.step[knownCode(entry.code)]);
    },
  };
};

/** Whoever wanted it gone has what they wanted. */
const isRemovedTwice = ({ state, mutation }: AnsweredEntry): boolean => state === "gone" && mutation.op === "delete";

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
  "notYours",
  "samePlace",
  "unknownVillage",
  "tooManyMoves",
  "whose",
  "serverOnly",
  "whom",
  "gap",
] as const;

const knownCode = (code: string | undefined): (typeof codes)[number] | "other" =>
  codes.find((known) => known === code) ?? "other";
