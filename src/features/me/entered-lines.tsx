import { useTranslation } from "react-i18next";
import type { WaitingEntry } from "#data/phone-database.ts";
import { areasIn, useShownValue } from "./shown-value.ts";
import { useSyncWords } from "./sync-words.ts";

/** What a person had typed, so that nothing of it is lost with a refusal. */
export const EnteredLines = ({ entry: { mutation } }: { readonly entry: WaitingEntry }) => {
  const { t } = useTranslation("me");
  const { field } = useSyncWords();
  const { k: kind, set, add, del } = mutation;
  const entered = Object.entries({ ...set, ...add }).filter(([name]) => !UNSAID.has(name));
  const shown = useShownValue(entered.flatMap(([name, value]) => areasIn(name, value)));
  const line = (name: string, value: unknown): string[] => {
    const words = shown(kind, name, value);
    return words === undefined ? [] : [t(($) => $.sending.line, { field: field(kind, name), value: words })];
  };
  const removed = (name: string, value: unknown): string[] => {
    const words = shown(kind, name, value);
    return words === undefined ? [] : [t(($) => $.sending.removed, { field: field(kind, name), value: words })];
  };
  const emptied = Object.entries(set ?? {}).flatMap(([name, value]) =>
    value === null && !UNSAID.has(name)
      ? [t(($) => $.sending.line, { field: field(kind, name), value: t(($) => $.conflict.empty) })]
      : [],
  );
  const lines = [
    ...entered.flatMap(([name, value]) => line(name, value)),
    ...emptied,
    ...Object.entries(del ?? {}).flatMap(([name, value]) => removed(name, value)),
  ];
  if (lines.length === 0) return undefined;
  return (
    <div className="small">
      <p className="soft">{t(($) => $.sending.entered)}</p>
      <ul>
        {lines.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  );
};

/** References and areas say nothing to a person, and what they never chose is no news; whom and what stand in the title. */
const UNSAID: ReadonlySet<string> = new Set(
  "citizenId areaCode by followUpId helpLogId householdId headId recordId notice movedFrom state priority".split(" "),
);
