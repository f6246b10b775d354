import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { usePhone, useRecord } from "#data/use-phone.ts";
import { calledName, otherName } from "#domain/person-name.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { isFreshlySaved, settleSaved } from "#ui/just-saved.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonHead } from "#ui/person-name.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { JoinedNotice } from "./joined-notice.tsx";
import { MissingPerson } from "./missing-person.tsx";
import { paths } from "./paths.ts";
import { PersonAbout } from "./person-about.tsx";
import { useAddressWords } from "./registered-address.ts";
import { ToldLine } from "./told-line.tsx";
import { useVillageWords } from "./villages.ts";

export const PersonScreen = () => {
  const { t } = useTranslation("people");
  const { citizenId = "" } = useParams();
  const person = useRecord(citizen, citizenId);
  if (person === undefined) return <OpeningFrame title={t(($) => $.list.title)} back={{ to: paths.list() }} />;
  return person === null ? <MissingPerson /> : <Person person={person} />;
};

const Person = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  const { panelsAt, ways } = useApp();
  const name = calledName(person);
  return (
    <TaskFrame
      // Browsers keep titles in their history, which nothing of ours can lock: no name in them.
      title={t(($) => $.person.title)}
      ownHeading
      back={{ to: paths.list() }}
      usable
      end={
        <ButtonLink
          kind="plain"
          icon="edit"
          to={paths.edit({ citizenId: person.id })}
          state={{ isFromPage: true }}
          label={t(($) => $.person.editLabel, { name })}
        >
          {t(($) => $.person.edit)}
        </ButtonLink>
      }
      toast={<SavedToast key={person.id} id={person.id} />}
      dock={
        person.status === "active" &&
        ways.logHelp && (
          <ButtonLink to={ways.logHelp(person.id)} size="big" wide disc="add">
            {t(($) => $.person.log)}
          </ButtonLink>
        )
      }
    >
      <Head person={person} />
      <JoinedNotice person={person} />
      <Call person={person} />
      {panelsAt("citizen").map(({ id, Panel }) => (
        <Panel key={id} citizenId={person.id} />
      ))}
      <PersonAbout person={person} />
      <ToldLine person={person} />
      {person.status !== "active" && ways.logHelp && (
        <ButtonLink to={ways.logHelp(person.id)} kind="plain" wide>
          {t(($) => $.person.logEarlier)}
        </ButtonLink>
      )}
    </TaskFrame>
  );
};

const Head = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  const formats = useFormats();
  const { now } = usePhone();
  const villageWords = useVillageWords();
  const { birthYear, status, movedTo, movedFrom } = person;
  const newPlace = useAddressWords(movedTo?.areaCode);
  const thisYear = Number(thaiDay(now().getTime()).slice(0, 4));
  return (
    <PersonHead houseNo={person.houseNo} name={calledName(person)}>
      {otherName(person) === undefined ? undefined : <p>{otherName(person)}</p>}
      {birthYear === undefined ? undefined : (
        <p>{t(($) => $.person.age, { age: thisYear - birthYear, year: formats.year(birthYear) })}</p>
      )}
      <p>{villageWords(person.areaCode)}</p>
      {status === "active" ? undefined : (
        <StateChip state="calm" icon="home">
          {t(($) => $.status[status])}
        </StateChip>
      )}
      {newPlace === undefined ? undefined : <p>{t(($) => $.person.movedTo, { place: newPlace })}</p>}
      {movedFrom === undefined ? undefined : <p>{t(($) => $.person.cameHere)}</p>}
    </PersonHead>
  );
};

const Call = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  if (person.phone === undefined || person.status === "died") return undefined;
  return (
    <div className="duo">
      <ButtonLink
        kind="quiet"
        icon="call"
        to={`tel:${person.phone.replace(/[^\d+]/gu, "")}`}
        label={t(($) => $.person.callLabel, { name: calledName(person) })}
      >
        {t(($) => $.person.call)}
      </ButtonLink>
    </div>
  );
};

/** Says once that the form that led here is on disk. */
const SavedToast = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const [isShown, setShown] = useState(() => isFreshlySaved(phone, id));
  const end = useCallback(() => {
    settleSaved(phone, id);
    setShown(false);
  }, [phone, id]);
  return isShown ? <Toast onEnd={end}>{t(($) => $.person.saved)}</Toast> : undefined;
};
