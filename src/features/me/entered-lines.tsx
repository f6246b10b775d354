import { useTranslation } from "react-i18next";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { glue } from "#i18n/glue.ts";
import { useFormats } from "#i18n/use-formats.ts";
import type { EntryFacts } from "./entry-facts.ts";
import { useSyncWords } from "./sync-words.ts";

interface EnteredProps {
  readonly entry: AnsweredEntry;
  readonly facts: EntryFacts;
}

/** What a person had typed, so that nothing of it is lost with a refusal. */
export const EnteredLines = ({ entry: { mutation }, facts }: EnteredProps) => {
  const { t } = useTranslation("me");
  const { field } = useSyncWords();
  const shown = useShownValue();
  const lines = Object.entries(mutation.set ?? {}).flatMap(([name, value]) => {
    const words = UNSAID.has(name) ? undefined : shown(mutation.k, name, value, facts);
    return words === undefined ? [] : [t(($) => $.sending.line, { field: field(mutation.k, name), value: words })];
  });
  if (lines.length === 0) return undefined;
  return (
    <div className="small">
      <p className="soft">{t(($) => $.sending.entered)}</p>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
};

/** Both values of each field that somebody else had changed first. */
export const DifferingLines = ({ entry: { mutation, keep }, facts }: EnteredProps) => {
  const { t } = useTranslation("me");
  const { field } = useSyncWords();
  const shown = useShownValue();
  const current = facts.here;
  return (
    <ul className="small">
      {keep?.map((name) => (
        <li key={name}>
          {t(($) => $.sending.difference, {
            field: field(mutation.k, name),
            mine: shown(mutation.k, name, mutation.set?.[name], facts) ?? t(($) => $.sending.noValue),
            current: shown(mutation.k, name, current?.[name], facts) ?? t(($) => $.sending.noValue),
          })}
        </li>
      ))}
    </ul>
  );
};

/** References and areas: numbers that say nothing to a person; whom and what stand in the title. */
const UNSAID: ReadonlySet<string> = new Set(
  "citizenId areaCode by followUpId helpLogId householdId headId recordId notice registeredArea".split(" "),
);

const useShownValue = () => {
  const { t, i18n } = useTranslation("me");
  const { choice } = useSyncWords();
  const formats = useFormats();
  const { now } = usePhone();
  return (kind: string, name: string, value: unknown, facts: EntryFacts): string | undefined => {
    if (value === undefined || value === null) return undefined;
    if (name === "topics" || name === "topic") {
      return facts.topicNames.map(({ th, en }) => (i18n.language === "en" ? en : glue(th))).join(" · ");
    }
    if (name === "birthYear" && typeof value === "number") return formats.year(value);
    if (name === "minutes" && typeof value === "number") return t(($) => $.sending.minutes, { count: value });
    if (typeof value === "number") return formats.number(value);
    if (Array.isArray(value)) return value.map((one) => choice(kind, name, String(one)) ?? String(one)).join(" · ");
    if (typeof value !== "string") return undefined;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return formats.date(value);
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return formats.moment(value, now());
    return choice(kind, name, value) ?? value;
  };
};
