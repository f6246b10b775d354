/**
 * A day to come: tomorrow, a week, two weeks, or any other day; it says when offices are closed on it. Or a day gone by:
 * today, yesterday, the day before, or any other of the last days.
 */
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { addDays, daysBetween, thaiDay } from "#domain/thai-day.ts";
import { holidayOn } from "#domain/thai-holidays.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Picks } from "#ui/choices.tsx";
import { Field } from "#ui/field.tsx";

interface DayChoiceProps {
  readonly legend: string;
  /** YYYY-MM-DD, as the calendar in Thailand has it. */
  readonly value: string | undefined;
  readonly onChoose: (day: string) => void;
  /** A further number of days from today to offer. */
  readonly alsoIn?: number | undefined;
  /** How the chosen day is said. */
  readonly say?: ((day: string) => string) | undefined;
  /** Today can be chosen, too. */
  readonly withToday?: boolean;
  /** A day gone by, at most so many days ago. */
  readonly daysBack?: number | undefined;
}

export const DayChoice = ({ legend, value, onChoose, say, alsoIn, withToday = false, daysBack }: DayChoiceProps) => {
  const { t } = useTranslation("common");
  const { now } = usePhone();
  const today = thaiDay(now().getTime());
  const ahead = [...new Set([...(withToday ? [0] : []), ...USUAL_DAYS, ...(alsoIn === undefined ? [] : [alsoIn])])];
  const offered = daysBack === undefined ? ahead.sort((a, b) => a - b) : [0, -1, -2];
  const chosen = value === undefined ? undefined : daysBetween(today, value);
  const isOther = chosen !== undefined && !offered.includes(chosen);
  const [isOpen, setOpen] = useState(isOther);
  const word = (count: number): string => {
    if (count === 0) return t(($) => $.day.today);
    if (count < 0) return t(($) => (count === -1 ? $.day.yesterday : $.day.dayBefore));
    return count === 1 ? t(($) => $.day.tomorrow) : t(($) => $.day.inDays, { count });
  };
  const choose = (which: string): void => {
    setOpen(which === OTHER);
    if (which !== OTHER) onChoose(addDays(today, Number(which)));
  };
  const picked = isOpen ? OTHER : String(chosen);
  const days =
    daysBack === undefined
      ? { earliest: addDays(today, withToday ? 0 : 1), latest: addDays(today, MOST_DAYS) }
      : { earliest: addDays(today, -daysBack), latest: today };
  return (
    <>
      <Picks
        legend={legend}
        note={value === undefined ? undefined : <ChosenDay day={value} say={say} />}
        options={[
          ...offered.map((count) => ({ value: String(count), label: word(count) })),
          { value: OTHER, label: t(($) => $.day.other) },
        ]}
        value={isOpen || chosen !== undefined ? picked : undefined}
        onChoose={choose}
      />
      {isOpen && (
        <Field
          label={t(($) => $.day.which)}
          hint={daysBack === undefined ? t(($) => $.day.upTo) : t(($) => $.day.back, { count: daysBack })}
        >
          {(aria) => (
            <input
              {...aria}
              className="input"
              type="date"
              min={days.earliest}
              max={days.latest}
              value={isOther ? value : ""}
              onChange={({ currentTarget: { value: day } }) => {
                // What is typed passes through days that were never meant.
                if (day >= days.earliest && day <= days.latest) onChoose(day);
              }}
            />
          )}
        </Field>
      )}
    </>
  );
};

interface ChosenDayProps {
  readonly day: string;
  readonly say: DayChoiceProps["say"] | undefined;
}

const ChosenDay = ({ day, say }: ChosenDayProps) => {
  const { t, i18n } = useTranslation("common");
  const formats = useFormats();
  const holiday = holidayOn(day);
  return (
    <>
      {say ? say(formats.dayDate(day)) : t(($) => $.day.on, { day: formats.dayDate(day) })}
      {holiday && (
        <>
          <br />
          {t(($) => $.day.holiday, { name: i18n.language === "en" ? holiday.en : holiday.th })}
        </>
      )}
    </>
  );
};

const USUAL_DAYS = [1, 7, 14];
const MOST_DAYS = 366;
const OTHER = "other";
