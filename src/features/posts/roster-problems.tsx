import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RefusedLine } from "#data/rosters.ts";
import type { RosterLine, RosterProblem } from "#domain/sheet/roster.ts";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { LineNumber } from "./line-number.tsx";
import { isTwoPeople, type HandWritten, type RosterPartProps } from "./use-roster.ts";

type Wrong = Pick<RosterProblem, "first"> & { readonly line: number; readonly why: string };

/** Lines that are not invited as they stand: why, what the file says there, and the way to mend it here. */
export const RosterProblems = ({ roster, onChange }: RosterPartProps) => {
  const { t } = useTranslation("posts.roster");
  const whyWords = useWhyWords();
  const sheet = useSheet("roster-line");
  const [open, setOpen] = useState<RosterLine>();
  const [most, setMost] = useState(FIRST);
  const { lines, problems, refused = [], choices } = roster;
  const wrong: readonly Wrong[] = [
    ...problems
      .filter((problem) => !isTwoPeople(problem))
      .map((problem) => ({ ...problem, why: whyWords.own(problem) })),
    ...refused
      .filter(({ code }) => code !== "newVillage" && code !== "notIn")
      .map((refusal) => ({ line: refusal.line, why: whyWords.server(refusal) })),
  ].toSorted((a, b) => a.line - b.line);
  if (wrong.length === 0) return null;
  const at = new Map(lines.map((line) => [line.line, line]));
  return (
    <Section title={t(($) => $.wrong.title, { count: wrong.length })} count={t(($) => $.wrong.skipped)}>
      <Rows>
        {wrong.slice(0, most).map(({ line, why }) => {
          const written = at.get(line);
          return (
            <Row
              key={line}
              start={<LineNumber line={line} />}
              name={why}
              more={<InFile line={written} />}
              end={
                <Button
                  kind="plain"
                  onPress={() => {
                    setOpen(written);
                    sheet.open();
                  }}
                >
                  {t(($) => $.wrong.mend)}
                </Button>
              }
            />
          );
        })}
      </Rows>
      {wrong.length > most && (
        <Button kind="quiet" wide onPress={() => setMost(most + 100)}>
          {t(($) => $.wrong.more, { count: Math.min(100, wrong.length - most) })}
        </Button>
      )}
      <Sheet sheet={sheet} title={t(($) => $.wrong.mendTitle, { line: open?.line })}>
        {open ? (
          <MendForm
            line={open}
            onSave={(written) => {
              onChange({ ...choices, written: new Map([...choices.written, [open.line, written]]) });
              sheet.close();
            }}
          />
        ) : undefined}
      </Sheet>
    </Section>
  );
};

const FIRST = 20;

const InFile = ({ line }: { readonly line: RosterLine | undefined }) => {
  const { t } = useTranslation("posts.roster");
  if (!line) return undefined;
  const rest = [line.phone, line.scope].filter((text) => text !== "").join(" · ");
  return (
    <>
      {line.name === "" ? t(($) => $.wrong.noName) : <PersonName name={line.name} />}
      {rest === "" ? undefined : <span className="post-line">{rest}</span>}
    </>
  );
};

interface MendFormProps {
  readonly line: RosterLine;
  readonly onSave: (written: HandWritten) => void;
}

const MendForm = ({ line: { name, phone, scope }, onSave }: MendFormProps) => {
  const { t } = useTranslation("posts.roster");
  const [written, setWritten] = useState<HandWritten>({ name, phone, scope });
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave(written);
      }}
    >
      <TextField
        label={t(($) => $.columns.is.name)}
        value={written.name}
        maxLength={300}
        onChange={(value) => setWritten({ ...written, name: value })}
      />
      <TextField
        label={t(($) => $.columns.is.phone)}
        optional
        type="tel"
        value={written.phone}
        maxLength={30}
        onChange={(value) => setWritten({ ...written, phone: value })}
      />
      <TextField
        label={t(($) => $.columns.is.scope)}
        hint={t(($) => $.wrong.scopeHint)}
        type="numeric"
        value={written.scope}
        maxLength={12}
        onChange={(value) => setWritten({ ...written, scope: value })}
      />
      <Button submit wide>
        {t(($) => $.wrong.save)}
      </Button>
    </form>
  );
};

const useWhyWords = () => {
  const { t } = useTranslation("posts.roster");
  return {
    own: ({ field, code, first }: RosterProblem): string => {
      if (code === "municipal") return t(($) => $.why.municipal);
      if (code === "twice") return t(($) => $.why.twice, { line: first });
      return t(($) => $.why[`${field}-${code}`]);
    },
    server: ({ field, code }: RefusedLine): string => {
      if (code !== "bad") return t(($) => $.why[code]);
      if (field === "name" || field === "phone" || field === "role") return t(($) => $.why[`${field}-bad`]);
      return field === "village" ? t(($) => $.why["scope-bad"]) : t(($) => $.why["days-bad"]);
    },
  };
};

/** Made by nobody after all: what became of lines between the look and the making. */
export const RefusedList = ({
  refused,
  lines,
}: {
  readonly refused: readonly RefusedLine[];
  readonly lines: readonly RosterLine[];
}) => {
  const { t } = useTranslation("posts.roster");
  const whyWords = useWhyWords();
  if (refused.length === 0) return null;
  return (
    <Section title={t(($) => $.made.refused, { count: refused.length })}>
      <Rows>
        {refused.map((refusal) => (
          <Row
            key={refusal.line}
            start={<LineNumber line={refusal.line} />}
            name={<PersonName name={lines.find(({ line }) => line === refusal.line)?.name ?? ""} />}
            state={<StateChip state="needs-you">{whyWords.server(refusal)}</StateChip>}
          />
        ))}
      </Rows>
    </Section>
  );
};
