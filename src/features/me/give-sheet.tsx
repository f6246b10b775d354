import { useState } from "react";
import { useTranslation } from "react-i18next";
import { giveToCoordinator } from "#data/needs-you.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";
import { Sheet, type SheetState } from "#ui/sheet.tsx";
import { useEntryAct } from "./entry-act.ts";
import { EntryProblem } from "./entry-problem.tsx";

export interface EntrySheetProps {
  readonly sheet: SheetState;
  readonly entry: AnsweredEntry;
  /** 8 digits: whoever coordinates there is asked. */
  readonly village: string;
}

const LONGEST_NOTE = 300;

export const GiveSheet = ({ sheet, entry, village }: EntrySheetProps) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const { act, isBusy, problem } = useEntryAct(entry, 2);
  const [note, setNote] = useState("");
  const said = note.trim();
  return (
    <Sheet sheet={sheet} title={t(($) => $.give.title)}>
      <p>{t(($) => $.give.body)}</p>
      <TextField
        label={t(($) => $.give.note)}
        optional
        hint={t(($) => $.give.noteHint)}
        value={note}
        maxLength={LONGEST_NOTE}
        multiline
        onChange={setNote}
      />
      <EntryProblem type={problem} />
      <Button
        wide
        busy={isBusy}
        onPress={() => act("given", () => giveToCoordinator(phone, entry, village, ...(said === "" ? [] : [said])))}
      >
        {t(($) => $.give.send)}
      </Button>
    </Sheet>
  );
};
