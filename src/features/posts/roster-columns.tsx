import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RosterField } from "#domain/sheet/roster-columns.ts";
import { Button } from "#ui/button.tsx";
import { SelectField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { Section } from "#ui/section.tsx";
import type { OpenRoster, RosterPartProps } from "./use-roster.ts";

type Meaning = RosterField | "none";

const meanings = ["name", "given", "surname", "title", "phone", "scope", "role", "from", "to", "none"] as const;

/** Which column is what. Asked at once where a needed one is missing or there are two; else only who doubts it opens it. */
export const RosterColumns = ({ roster, onChange }: RosterPartProps) => {
  const { t } = useTranslation("posts.roster");
  const [isOpen, setOpen] = useState(false);
  const { missing, ambiguous, unknown, columns } = roster.preview;
  const isAsked = missing.length + ambiguous.length > 0;
  const choose = (column: number, meaning: Meaning): void => {
    const others = [...columns].filter(([field, at]) => at !== column && field !== meaning);
    const chosen = new Map<RosterField, number>(meaning === "none" ? others : [...others, [meaning, column]]);
    onChange({ ...roster.choices, columns: chosen });
  };
  return (
    <>
      {missing.length > 0 && (
        <Notice state="needs-you" title={t(($) => $.columns.missing[missing[0] ?? "name"])}>
          <p>{t(($) => $.columns.missingStep)}</p>
        </Notice>
      )}
      {ambiguous.length > 0 && (
        <Notice state="needs-you" title={t(($) => $.columns.two[ambiguous[0]?.field ?? "name"])}>
          <p>{t(($) => $.columns.twoStep)}</p>
        </Notice>
      )}
      {unknown.length > 0 && missing.length === 0 && (
        <p className="small soft">
          {t(($) => $.columns.unknown, { headings: unknown.map(({ heading }) => heading).join(", ") })}
        </p>
      )}
      {isOpen || isAsked || roster.choices.columns ? (
        <Section title={t(($) => $.columns.title)}>
          <div className="cols-4">
            {columnsOf(roster).map(({ column, heading, sample }) => (
              <SelectField<Meaning>
                key={column}
                label={heading || t(($) => $.columns.letter, { letter: letterOf(column) })}
                hint={sample === "" ? undefined : t(($) => $.columns.sample, { text: sample })}
                value={meaningOf(columns, column)}
                onChange={(meaning) => choose(column, meaning || "none")}
                options={meanings.map((value) => ({ value, label: t(($) => $.columns.is[value]) }))}
              />
            ))}
          </div>
        </Section>
      ) : (
        <Button kind="plain" onPress={() => setOpen(true)}>
          {t(($) => $.columns.open)}
        </Button>
      )}
    </>
  );
};

interface Column {
  readonly column: number;
  readonly heading: string;
  readonly sample: string;
}

/** Those with anything under them. */
const columnsOf = ({ sheet: { rows }, preview: { headingLine } }: OpenRoster): Column[] => {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const at = rows.findIndex(({ line }) => line === headingLine);
  const below = rows.slice(at + 1);
  return Array.from({ length: width }, (_, column) => ({
    column,
    heading: (rows[at]?.cells[column] ?? "").trim(),
    sample: below.find(({ cells }) => (cells[column] ?? "").trim() !== "")?.cells[column]?.trim() ?? "",
  })).filter(({ heading, sample }) => heading + sample !== "");
};

const meaningOf = (columns: ReadonlyMap<RosterField, number>, column: number): Meaning =>
  meanings.find((meaning) => meaning !== "none" && columns.get(meaning) === column) ?? "none";

/** As spreadsheets call it; a sheet has 60 at most. */
const letterOf = (column: number): string =>
  (column < LETTERS ? "" : String.fromCharCode(A + Math.floor(column / LETTERS) - 1)) +
  String.fromCharCode(A + (column % LETTERS));
const A = 65;
const LETTERS = 26;
