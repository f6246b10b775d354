import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { usePhone, useRecord } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonHead } from "#ui/person-name.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { AskConsent } from "./ask-consent.tsx";
import { ProfileShown } from "./profile.tsx";
import { SkillsPaper } from "./skills-paper.tsx";
import { useJobsConsent, useJobsConsentActs } from "./use-jobs-consent.ts";
import { useProfile } from "./use-profile.ts";

/** What a citizen can do, once they agreed to it; until then, the notice and the question. */
export const PersonSkillsScreen = () => {
  const { t } = useTranslation("skills");
  const { home } = useApp();
  const { citizenId = "" } = useParams();
  const person = useRecord(citizen, citizenId);
  const consent = useJobsConsent(citizenId);
  if (person === undefined || !consent) return <OpeningFrame title={t(($) => $.title)} />;
  if (person === null) {
    return (
      <TaskFrame title={t(($) => $.missing)} back={{ to: home }} usable>
        <p>{t(($) => $.missingStep)}</p>
      </TaskFrame>
    );
  }
  if (consent.state !== "given") return <AskConsent person={person} consent={consent} />;
  return <PersonSkills person={person} since={consent.by.on} />;
};

const PersonSkills = ({ person, since }: { readonly person: Citizen; readonly since: string }) => {
  const { t } = useTranslation("skills");
  const { account } = usePhone();
  const { pageOf, home } = useApp();
  const formats = useFormats();
  const sheet = useSheet("withdraw");
  const { id: citizenId, areaCode } = person;
  const profile = useProfile({ by: account.userId, citizenId, areaCode }, ["citizen"]);
  const back = { to: pageOf("citizen", citizenId) ?? home };
  if (!profile) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  return (
    <TaskFrame
      title={t(($) => $.title)}
      ownHeading
      back={back}
      usable
      dock={
        <Button size="big" wide onPress={() => window.print()}>
          {t(($) => $.print)}
        </Button>
      }
    >
      <PersonHead houseNo={person.houseNo} name={calledName(person)}>
        <p>{t(($) => $.title)}</p>
      </PersonHead>
      <ProfileShown {...profile} />
      <p className="meta-line">
        <span className="small soft">{t(($) => $.consent.given, { date: formats.date(since) })}</span>
        <Button kind="plain" onPress={sheet.open}>
          {t(($) => $.consent.withdraw)}
        </Button>
      </p>
      <Sheet sheet={sheet} title={t(($) => $.consent.withdrawTitle)}>
        <Withdraw person={person} />
      </Sheet>
      <SkillsPaper name={person.name} skills={profile.skills} />
    </TaskFrame>
  );
};

const Withdraw = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("skills");
  const { withdraw } = useJobsConsentActs(person);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const save = async (): Promise<boolean> => {
    const saved = await withdraw();
    setProblem(saved.ok ? null : saved.error.type);
    return saved.ok;
  };
  return (
    <>
      <p>{t(($) => $.consent.withdrawBody)}</p>
      <SaveProblem type={problem} />
      <Button wide busy={isBusy} onPress={() => void act(save)}>
        {t(($) => $.consent.withdrawNow)}
      </Button>
    </>
  );
};
