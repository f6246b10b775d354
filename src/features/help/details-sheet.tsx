import { useTranslation } from "react-i18next";
import { usualMinutes, usualPlaceFor, type Whom } from "#domain/help-act.ts";
import { oldestHelpDays } from "#domain/help-day.ts";
import { helpPlaces, type HelpPlace } from "#domain/records/help-log.ts";
import { DayChoice } from "#entities/day/day-choice.tsx";
import { Button } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { Sheet, type SheetState } from "#ui/sheet.tsx";
import { Stepper } from "#ui/stepper.tsx";

export interface Details {
  /** YYYY-MM-DD, as the calendar in Thailand has it. */
  readonly day: string;
  readonly minutes: number;
  readonly place: HelpPlace;
  readonly note: string;
}

export const usualDetails = (whom: Whom, today: string): Details => ({
  day: today,
  minutes: usualMinutes,
  place: usualPlaceFor(whom),
  note: "",
});

interface DetailsSheetProps {
  readonly sheet: SheetState;
  readonly details: Details;
  readonly onChange: (changed: Partial<Details>) => void;
}

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
        onChange={(minutes) => onChange({ minutes })}
      />
      <DayChoice
        legend={t(($) => $.details.day)}
        value={details.day}
        onChoose={(day) => onChange({ day })}
        daysBack={oldestHelpDays}
      />
      <Picks
        legend={t(($) => $.details.place)}
        options={helpPlaces.map((value) => ({ value, label: t(($) => $.place[value]) }))}
        value={details.place}
        onChoose={(place) => onChange({ place })}
      />
      <TextField
        label={t(($) => $.details.note)}
        optional
        hint={t(($) => $.details.noteHint)}
        value={details.note}
        maxLength={300}
        multiline
        onChange={(note) => onChange({ note })}
      />
      <Button wide onPress={sheet.close}>
        {t(($) => $.details.ready)}
      </Button>
    </Sheet>
  );
};
