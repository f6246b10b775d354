import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { LineNumber } from "./line-number.tsx";
import { isTwoPeople, type RosterPartProps } from "./use-roster.ts";

/** What only the coordinator knows. Without an answer nobody is made of it. */
export const RosterQuestions = ({ roster, placeWords, onChange }: RosterPartProps) => {
  const { t } = useTranslation("posts.roster");
  const { lines, problems, refused = [], choices } = roster;
  const at = new Map(lines.map((line) => [line.line, line]));
  const shared = problems.filter(isTwoPeople);
  const newVillages = [
    ...new Set(refused.flatMap(({ line, code }) => (code === "newVillage" ? [at.get(line)?.scope ?? ""] : []))),
  ];
  const notIn = refused.filter(({ code }) => code === "notIn").length;
  return (
    <>
      {newVillages.length > 0 && (
        <Section
          title={t(($) => $.newVillages.title, { count: newVillages.length })}
          count={t(($) => $.newVillages.step)}
        >
          <Rows>
            {newVillages.map((code) => (
              <Row
                key={code}
                name={placeWords(code)}
                more={t(($) => $.newVillages.code, { code })}
                end={
                  <YesOrNot
                    isYes={choices.newVillages.has(code)}
                    yes={t(($) => $.newVillages.yes)}
                    onTurn={() => onChange({ ...choices, newVillages: turned(choices.newVillages, code) })}
                  />
                }
              />
            ))}
          </Rows>
        </Section>
      )}
      {shared.length > 0 && (
        <Section title={t(($) => $.shared.title)} count={t(($) => $.shared.step)}>
          <Rows>
            {shared.map(({ line, first = 0 }) => (
              <Row
                key={line}
                start={<LineNumber line={line} />}
                name={t(($) => $.shared.ask, { name: at.get(line)?.name, other: at.get(first)?.name })}
                more={t(($) => $.shared.phone, { phone: at.get(line)?.phone, line: first })}
                end={
                  <YesOrNot
                    isYes={choices.two.has(line)}
                    yes={t(($) => $.shared.yes)}
                    onTurn={() => onChange({ ...choices, two: turned(choices.two, line) })}
                  />
                }
              />
            ))}
          </Rows>
        </Section>
      )}
      {notIn > 0 && (
        <Section title={t(($) => $.notIn.title, { count: notIn })} count={t(($) => $.notIn.step)}>
          <YesOrNot
            isYes={choices.again}
            yes={t(($) => $.notIn.yes)}
            onTurn={() => onChange({ ...choices, again: !choices.again })}
          />
        </Section>
      )}
    </>
  );
};

interface YesOrNotProps {
  readonly isYes: boolean;
  readonly yes: string;
  readonly onTurn: () => void;
}

const YesOrNot = ({ isYes, yes, onTurn }: YesOrNotProps) => {
  const { t } = useTranslation("posts.roster");
  return isYes ? (
    <span className="roster-yes">
      <StateChip state="sent">{yes}</StateChip>
      <Button kind="plain" onPress={onTurn}>
        {t(($) => $.undo)}
      </Button>
    </span>
  ) : (
    <Button kind="quiet" onPress={onTurn}>
      {yes}
    </Button>
  );
};

const turned = <T,>(all: ReadonlySet<T>, one: T): ReadonlySet<T> =>
  all.has(one) ? new Set([...all].filter((each) => each !== one)) : new Set([...all, one]);
