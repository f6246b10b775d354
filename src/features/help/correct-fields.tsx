import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import type { HelpValues } from "#domain/help-correction.ts";
import { longestHelp, shortestHelp } from "#domain/help-act.ts";
import { helpInstant, oldestHelpDays } from "#domain/help-day.ts";
import { helpOutcomes, helpPlaces } from "#domain/records/help-log.ts";
import { daysBetween, thaiDay } from "#domain/thai-day.ts";
import { DayChoice } from "#entities/day/day-choice.tsx";
import { Button } from "#ui/button.tsx";
import { Choices, Picks } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { Stepper } from "#ui/stepper.tsx";
import { useNameOf, useTopics } from "./topic-names.ts";

interface CorrectFieldsProps {
  readonly values: HelpValues;
  readonly onChange: (fields: Partial<HelpValues>) => void;
}

/** All that can be put right about a help. */
export const CorrectFields = ({ values, onChange }: CorrectFieldsProps) => {
  const { t } = useTranslation("help");
  const { now } = usePhone();
  const { at, outcome, minutes, place, note } = values;
  const today = thaiDay(now().getTime());
  return (
    <>
      <TopicField values={values} onChange={onChange} />
      <Choices
        legend={t(($) => $.outcome.title)}
        compact
        options={helpOutcomes.map((value) => ({ value, label: t(($) => $.outcome[value]) }))}
        value={outcome}
        onChoose={(chosen) => onChange({ outcome: chosen })}
      />
      <Stepper
        label={t(($) => $.details.minutes)}
        value={minutes}
        min={shortestHelp}
        max={longestHelp}
        step={5}
        show={(count) => t(($) => $.details.minutesValue, { count })}
        onChange={(count) => onChange({ minutes: count })}
      />
      <DayChoice
        legend={t(($) => $.details.day)}
        value={thaiDay(at)}
        daysBack={Math.max(oldestHelpDays, daysBetween(thaiDay(at), today))}
        onChoose={(day) => {
          if (day !== thaiDay(at)) onChange({ at: helpInstant(day, now()) });
        }}
      />
      <Picks
        legend={t(($) => $.details.place)}
        options={helpPlaces.map((value) => ({ value, label: t(($) => $.place[value]) }))}
        value={place}
        onChoose={(chosen) => onChange({ place: chosen })}
      />
      <TextField
        label={t(($) => $.details.note)}
        optional
        hint={t(($) => $.details.noteHint)}
        value={note}
        maxLength={300}
        multiline
        onChange={(text) => onChange({ note: text })}
      />
    </>
  );
};

/** The first of its topics; the list of all opens when it is not the right one. */
const TopicField = ({ values: { topics: codes }, onChange }: CorrectFieldsProps) => {
  const { t } = useTranslation("help");
  const topics = useTopics();
  const nameOf = useNameOf();
  const [isOpen, setOpen] = useState(false);
  const [first = "", ...others] = codes;
  const known = topics?.find(({ code }) => code === first);
  if (!topics) return null;
  if (!isOpen) {
    return (
      <div className="meta-line">
        <span>{known ? nameOf(known) : t(($) => $.entry.otherTopic)}</span>
        <Button kind="plain" onPress={() => setOpen(true)}>
          {t(($) => $.correct.otherTopic)}
        </Button>
      </div>
    );
  }
  return (
    <Choices
      legend={t(($) => $.topic.title)}
      options={topics
        .filter(({ code, status }) => status === "active" || code === first)
        .map((topic) => ({ value: topic.code, label: nameOf(topic) }))}
      value={first}
      onChoose={(code) => {
        onChange({ topics: [code, ...others.filter((other) => other !== code)] });
        setOpen(false);
      }}
    />
  );
};
