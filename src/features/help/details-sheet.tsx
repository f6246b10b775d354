import { useTranslation } from "react-i18next";
import { usualMinutes, usualPlace } from "#domain/help-act.ts";
import { helpPlaces, type HelpPlace } from "#domain/records/help-log.ts";
import { Button } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { Sheet, type SheetState } from "#ui/sheet.tsx";
import { Stepper } from "#ui/stepper.tsx";

export interface Details {
  /** 0 is today. */
  readonly daysAgo: number;
  readonly minutes: number;
  readonly place: HelpPlace;
  readonly note: string;
}

export const usualDetails: Details = { daysAgo: 0, minutes: usualMinutes, place: usualPlace, note: "" };

interface DetailsSheetProps {
  readonly sheet: SheetState;
  readonly details: Details;
  readonly onChange: (details: Details) => void;
}

const days = [
  { value: "0", word: "today" },
  { value: "1", word: "yesterday" },
  { value: "2", word: "before" },
] as const;

/** What is preset about a help, for the times when it was otherwise. */
export const DetailsSheet = ({ sheet, details, onChange }: DetailsSheetProps) => {
  const { t } = useTranslation("help");
  return (
    <Sheet sheet={sheet} title={t(($) => $.details.title)}>
      <Stepper
        label={t(($) => $.details.minutes)}
        value={details.minutes}
        min={15}
        max={480}
        step={15}
        show={(minutes) => t(($) => $.details.minutesValue, { count: minutes })}
        onChange={(minutes) => onChange({ ...details, minutes })}
      />
      <Picks
        legend={t(($) => $.details.day)}
        options={days.map(({ value, word }) => ({ value, label: t(($) => $.details[word]) }))}
        value={days.find(({ value }) => Number(value) === details.daysAgo)?.value}
        onChoose={(value) => onChange({ ...details, daysAgo: Number(value) })}
      />
      <Picks
        legend={t(($) => $.details.place)}
        options={helpPlaces.map((value) => ({ value, label: t(($) => $.place[value]) }))}
        value={details.place}
        onChoose={(place) => onChange({ ...details, place })}
      />
      <TextField
        label={t(($) => $.details.note)}
        optional
        hint={t(($) => $.details.noteHint)}
        value={details.note}
        maxLength={300}
        multiline
        onChange={(note) => onChange({ ...details, note })}
      />
      <Button wide onPress={sheet.close}>
        {t(($) => $.details.ready)}
      </Button>
    </Sheet>
  );
};
