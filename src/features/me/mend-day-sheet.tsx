import { useState } from "react";
import { useTranslation } from "react-i18next";
import { resend } from "#data/needs-you.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import type { EntryFacts } from "#features/feature.ts";
import { atStart } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { Sheet, type SheetState } from "#ui/sheet.tsx";
import { useEntryAct } from "./entry-act.ts";
import { EntryProblem } from "./entry-problem.tsx";
import { mendedDay } from "./mend-path.ts";

interface MendDaySheetProps {
  readonly sheet: SheetState;
  readonly entry: AnsweredEntry;
  readonly facts: EntryFacts;
  /** The field of the day. */
  readonly field: string;
}

/** Another day for what was refused; whom and what it is about stay. */
export const MendDaySheet = ({ sheet, entry, facts, field }: MendDaySheetProps) => {
  const { t } = useTranslation("me");
  const formats = useFormats();
  const phone = usePhone();
  // The sheet is a step of the history, and the entry's screen is another.
  const { act, isBusy, problem } = useEntryAct(entry, 2);
  const [chosen, setChosen] = useState<string>();
  const now = phone.now();
  const days = [1, 7, 14].map((count) => addDays(thaiDay(now.getTime()), count));
  // A retry of what was typed makes sense where the day was not at fault.
  const typed = entry.mutation.set?.[field];
  const kept = entry.field === undefined && typeof typed === "string" && !days.includes(typed) ? [typed] : [];
  const send = () =>
    resend(phone, entry, chosen === undefined ? [] : mendedDay(entry, facts, { field, day: chosen }, phone.newId));
  return (
    <Sheet sheet={sheet} title={t(($) => $.mendDay.title)}>
      <Choices
        legend={t(($) => $.mendDay.title)}
        legendHidden
        options={[...kept, ...days].map((day) => ({
          value: day,
          label: t(($) => $.mendDay.on, { day: atStart(formats.day(day, now)), date: formats.dayDate(day) }),
        }))}
        value={chosen}
        onChoose={setChosen}
      />
      <EntryProblem type={problem} />
      <Button
        wide
        busy={isBusy}
        whyNot={chosen === undefined ? t(($) => $.mendDay.chooseFirst) : undefined}
        onPress={() => act("resent", send)}
      >
        {t(($) => $.mendDay.send)}
      </Button>
    </Sheet>
  );
};
