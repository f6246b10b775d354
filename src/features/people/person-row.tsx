import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { wordToMark, type SearchWord } from "#domain/people-query.ts";
import { calledName, otherName } from "#domain/person-name.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { daysBetween, thaiDay } from "#domain/thai-day.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { Row } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";
import type { RowFacts } from "./row-facts.ts";

interface PersonRowProps {
  readonly person: Citizen;
  readonly facts: RowFacts;
  /** What was searched for, to be marked in the name. */
  readonly sought: readonly SearchWord[];
}

export const PersonRow = ({ person, facts, sought }: PersonRowProps) => {
  const other = otherName(person);
  return (
    <Row
      start={<Plate houseNo={person.houseNo} />}
      name={<FoundName name={calledName(person)} sought={sought} />}
      to={paths.person({ citizenId: person.id })}
      more={
        <>
          {other === undefined ? undefined : (
            <>
              <FoundName name={other} sought={sought} />
              <br />
            </>
          )}
          <LastLine facts={facts} />
        </>
      }
      state={<PersonState person={person} due={facts.due} />}
      go
    />
  );
};

/** A name with the searched letters marked in each of its parts. */
const FoundName = ({ name, sought }: { readonly name: string; readonly sought: readonly SearchWord[] }) =>
  sought.length === 0 ? (
    <PersonName name={name} />
  ) : (
    name.split(/\s+/u).map((part, at) => (
      // Parts of one name never move among themselves, so their place is their identity.
      // oxlint-disable-next-line react/no-array-index-key
      <span key={at}>
        {at > 0 ? " " : ""}
        <PersonName name={part} match={wordToMark(part, sought)} />
      </span>
    ))
  );

const LastLine = ({ facts: { lastHelp, isWaiting } }: { readonly facts: RowFacts }) => {
  const { t } = useTranslation("people");
  const formats = useFormats();
  const { now } = usePhone();
  // Keeps the line's place while the date is read: rows must not jump under a finger.
  if (lastHelp === undefined) return "\u00A0";
  const words =
    lastHelp === null ? t(($) => $.row.neverHelped) : t(($) => $.row.lastHelp, { day: formats.day(lastHelp, now()) });
  if (!isWaiting) return words;
  return (
    <>
      <StateChip state="waiting" bare>
        {t(($) => $.row.waiting)}
      </StateChip>
      {" · "}
      {words}
    </>
  );
};

const PersonState = ({ person, due }: { readonly person: Citizen; readonly due: string | undefined }) => {
  const { t } = useTranslation("people");
  const { now } = usePhone();
  if (person.status !== "active") {
    return (
      <StateChip state="calm" icon="home">
        {t(($) => $.status[person.status])}
      </StateChip>
    );
  }
  const late = due === undefined ? -1 : daysBetween(due, thaiDay(now().getTime()));
  if (late < 0) return undefined;
  return late > 0 ? (
    <StateChip state="urgent">{t(($) => $.row.late, { count: late })}</StateChip>
  ) : (
    <StateChip state="calm" icon="calendar">
      {t(($) => $.row.dueToday)}
    </StateChip>
  );
};
