import { useTranslation } from "react-i18next";
import type { WaitingEntry } from "#data/phone-database.ts";
import { recordKind } from "#domain/record-types.ts";
import { useKinds, type Kind } from "#features/feature.ts";
import { isWork } from "./entry-step.ts";
import { useShownValue } from "./shown-value.ts";
import { useSyncWords } from "./sync-words.ts";

/** What a person had typed, so that nothing of it is lost with a refusal. */
export const EnteredLines = ({ entry: { mutation } }: { readonly entry: WaitingEntry }) => {
  const { t } = useTranslation("me");
  const { field } = useSyncWords();
  const { k: kind, set, add, del } = mutation;
  const unsaid = unsaidOf(kind, useKinds()[kind]);
  const entered = Object.entries({ ...set, ...add }).filter(([name]) => !unsaid.has(name));
  const shown = useShownValue(entered.map(([name, value]) => [kind, name, value]));
  const line = (name: string, value: unknown): string[] => {
    const words = shown(kind, name, value);
    return words === undefined ? [] : [t(($) => $.sending.line, { field: field(kind, name), value: words })];
  };
  const removed = (name: string, value: unknown): string[] => {
    const words = shown(kind, name, value);
    return words === undefined ? [] : [t(($) => $.sending.removed, { field: field(kind, name), value: words })];
  };
  const emptied = Object.entries(set ?? {}).flatMap(([name, value]) =>
    value === null && !unsaid.has(name)
      ? [t(($) => $.sending.line, { field: field(kind, name), value: t(($) => $.conflict.empty) })]
      : [],
  );
  const lines = [
    ...entered.flatMap(([name, value]) => line(name, value)),
    ...emptied,
    ...Object.entries(del ?? {}).flatMap(([name, value]) => removed(name, value)),
  ];
  if (lines.length === 0 || !isWork(kind)) return undefined;
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

/** Where it lives, whom it is about and who made it stand in the title or go without saying. */
const unsaidOf = (kind: string, own: Kind | undefined): ReadonlySet<string> => {
  const { author, subject } = recordKind(kind) ?? {};
  const person = typeof subject === "object" && "person" in subject ? [subject.person] : [];
  return new Set(["areaCode", ...person, ...(author === undefined ? [] : [author]), ...(own?.unsaid ?? [])]);
};
