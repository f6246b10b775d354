import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import type { HelpValues } from "#domain/help-correction.ts";
import { longestHelp, shortestHelp } from "#domain/help-act.ts";
import { helpOutcomes, helpPlaces } from "#domain/records/help-log.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Choices, Picks } from "#ui/choices.tsx";
import { Field, TextField } from "#ui/field.tsx";
import { Stepper } from "#ui/stepper.tsx";
import { useNameOf, useTopics } from "./topic-names.ts";

interface CorrectFieldsProps {
  readonly values: HelpValues;
  readonly onChange: (fields: Partial<HelpValues>) => void;
}

/** All that can be put right about a help. */
export const CorrectFields = ({ values, onChange }: CorrectFieldsProps) => {
  const { t } = useTranslation("help");
  const { outcome, minutes, place, note } = values;
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
      <DayField values={values} onChange={onChange} />
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

/** Another day has no known hour: noon in Thailand stands for it. */
const DayField = ({ values: { at }, onChange }: CorrectFieldsProps) => {
  const { t } = useTranslation("help");
  const { now } = usePhone();
  const formats = useFormats();
  const today = thaiDay(now().getTime());
  const earliest = addDays(today, -MOST_DAYS);
  return (
    <Field label={t(($) => $.details.day)} hint={formats.dayDate(at)}>
      {(aria) => (
        <input
          {...aria}
          className="input"
          type="date"
          min={earliest}
          max={today}
          value={thaiDay(at)}
          onChange={({ currentTarget: { value: day } }) => {
            // What is typed passes through days that were never meant.
            if (day < earliest || day > today || day === thaiDay(at)) return;
            onChange({ at: day === today ? now().toISOString() : new Date(`${day}T12:00:00+07:00`).toISOString() });
          }}
        />
      )}
    </Field>
  );
};

const MOST_DAYS = 366;
