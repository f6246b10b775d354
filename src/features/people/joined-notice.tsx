import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sayWhether, useJoined } from "#data/same-people.ts";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";

/** That this record and another are one person, on the page of either, with the way to take them apart. */
export const JoinedNotice = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  const joined = useJoined();
  const keptId = joined?.get(person.id);
  const others = joined && [...joined].flatMap(([other, kept]) => (kept === person.id ? [other] : []));
  const people = useRecords(citizen);
  if (!joined || !people || (keptId === undefined && others?.length === 0)) return null;
  const kept = people.find(({ id }) => id === keptId);
  if (kept) {
    return (
      <Notice state="needs-you" title={t(($) => $.twins.awayTitle)}>
        <ButtonLink kind="quiet" wide to={paths.person({ citizenId: kept.id })}>
          {t(($) => $.twins.open)}
        </ButtonLink>
        <TakeApart kept={kept} person={person} />
      </Notice>
    );
  }
  return people
    .filter(({ id }) => others?.includes(id))
    .map((other) => (
      <Notice key={other.id} state="calm" title={`${t(($) => $.twins.partTitle)}: ${calledName(other)}`}>
        <p>{t(($) => $.twins.partBody)}</p>
        <TakeApart kept={person} person={other} />
      </Notice>
    ));
};

const TakeApart = (pair: { readonly kept: Citizen; readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const takeApart = async (): Promise<boolean> => {
    const saved = await sayWhether(phone, pair, "different");
    setProblem(saved.ok ? null : saved.error.type);
    return false;
  };
  return (
    <>
      <SaveProblem type={problem} />
      <Button kind="plain" busy={isBusy} onPress={() => void act(takeApart)}>
        {t(($) => $.twins.takeApart)}
      </Button>
    </>
  );
};
