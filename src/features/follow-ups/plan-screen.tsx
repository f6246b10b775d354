import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { usePhone, useRecord, useRecords } from "#data/use-phone.ts";
import { promiseFollowUp } from "#domain/help-act.ts";
import { calledName } from "#domain/person-name.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { helpLog } from "#domain/records/help-log.ts";
import { topic } from "#domain/records/topic.ts";
import { frequentTopics } from "#domain/topic-choice.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { DayChoice } from "#entities/day/day-choice.tsx";
import { useApp } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { useTopicName } from "./use-topic-name.ts";

/** A promise to look in on somebody, made without a help before it. */
export const PlanScreen = () => {
  const { t } = useTranslation("follow-ups.plan");
  const { citizenId = "" } = useParams();
  const { home, pageOf } = useApp();
  const person = useRecord(citizen, citizenId);
  const back = { to: pageOf(citizen.kind, citizenId) ?? home };
  if (person === undefined) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  if (person?.status === "active") return <PlanForm person={person} back={back.to} />;
  return (
    <TaskFrame
      title={t(($) => $.title)}
      back={back}
      usable
      dock={
        <ButtonLink to={back.to} size="big" wide>
          {t(($) => $.toPerson)}
        </ButtonLink>
      }
    >
      <Empty title={person === null ? t(($) => $.missing) : t(($) => $.away)}>
        {person === null ? t(($) => $.missingBody) : undefined}
      </Empty>
    </TaskFrame>
  );
};

const PlanForm = ({ person, back }: { readonly person: Citizen; readonly back: string }) => {
  const { t } = useTranslation("follow-ups.plan");
  const { save, newId } = usePhone();
  const navigate = useNavigate();
  const [id] = useState(newId);
  const [due, setDue] = useState<string>();
  const [about, setAbout] = useState<string>();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const saveIt = async (): Promise<boolean> => {
    if (due === undefined || about === undefined) return false;
    const { id: citizenId, areaCode } = person;
    const saved = await save(promiseFollowUp({ citizenId, areaCode, topic: about, due }, id));
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) void navigate(-1);
    return saved.ok;
  };
  return (
    <TaskFrame
      title={t(($) => $.title)}
      back={{ to: back }}
      usable
      dock={
        <Button
          size="big"
          wide
          busy={isBusy}
          whyNot={due === undefined || about === undefined ? t(($) => $.chooseFirst) : undefined}
          onPress={() => void act(saveIt)}
        >
          {t(($) => $.save)}
        </Button>
      }
    >
      <p className="who">
        <Plate houseNo={person.houseNo} />
        <b>
          <PersonName name={calledName(person)} />
        </b>
      </p>
      <SaveProblem type={problem} />
      <DayChoice legend={t(($) => $.when)} value={due} onChoose={setDue} withToday />
      <TopicChoice citizenId={person.id} value={about} onChoose={setAbout} />
    </TaskFrame>
  );
};

interface TopicChoiceProps {
  readonly citizenId: string;
  readonly value: string | undefined;
  readonly onChoose: (code: string) => void;
}

/** First what this person was helped with, then what the village needs most; all the rest one tap further. */
const TopicChoice = ({ citizenId, value, onChoose }: TopicChoiceProps) => {
  const { t } = useTranslation("follow-ups.plan");
  const { now } = usePhone();
  const topics = useRecords(topic);
  const logs = useRecords(helpLog);
  const nameOf = useTopicName();
  const [isWhole, setWhole] = useState(false);
  if (!topics || !logs || !nameOf) return null;
  const active = topics.filter(({ status }) => status === "active").map(({ code }) => code);
  const own = logs
    .filter((log) => log.citizenId === citizenId)
    .sort((a, b) => b.at.localeCompare(a.at))
    .flatMap((log) => log.topics);
  const often = frequentTopics(topics, logs, thaiDay(now().getTime()), OFTEN).map(({ code }) => code);
  const first = [...new Set([...own.slice(0, OFTEN), ...often])].filter((code) => active.includes(code));
  const shown = isWhole ? [...new Set([...first, ...active])] : first.slice(0, OFTEN);
  return (
    <>
      <Choices
        legend={t(($) => $.about)}
        options={shown.map((code) => ({ value: code, label: nameOf(code) }))}
        value={value}
        onChoose={onChoose}
      />
      {isWhole ? undefined : (
        <Button kind="quiet" wide onPress={() => setWhole(true)}>
          {t(($) => $.more)}
        </Button>
      )}
    </>
  );
};

const OFTEN = 6;
