import { useState } from "react";
import { useTranslation } from "react-i18next";
import { discard } from "#data/needs-you.ts";
import { usePhone } from "#data/use-phone.ts";
import { Button } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { Sheet } from "#ui/sheet.tsx";
import { useEntryAct } from "./entry-act.ts";
import { EntryProblem } from "./entry-problem.tsx";
import type { EntrySheetProps } from "./give-sheet.tsx";

const reasons = ["notNeeded", "twice", "wrongPerson", "elsewhere", "other"] as const;
type Reason = (typeof reasons)[number];

const LONGEST_REASON = 300;

/** Work is thrown away with a reason or not at all, and the person knows that the reason is kept. */
export const DiscardSheet = ({ sheet, entry, village }: EntrySheetProps) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const { act, isBusy, problem } = useEntryAct(entry, 2);
  const [reason, setReason] = useState<Reason | undefined>(
    // What it stood on is deleted: nearly always there is nothing more to it.
    entry.state === "gone" ? "notNeeded" : undefined,
  );
  const [words, setWords] = useState("");
  const said = reason === undefined || reason === "other" ? words.trim() : t(($) => $.discard.reasonText[reason]);
  const whyNot =
    reason === undefined ? t(($) => $.discard.chooseFirst) : said === "" ? t(($) => $.discard.writeFirst) : undefined;
  return (
    <Sheet sheet={sheet} title={t(($) => $.discard.title)}>
      <Picks
        legend={t(($) => $.discard.title)}
        legendHidden
        options={reasons.map((value) => ({ value, label: t(($) => $.discard.reasons[value]) }))}
        value={reason}
        onChoose={setReason}
      />
      {reason === "other" ? (
        <TextField label={t(($) => $.discard.other)} value={words} maxLength={LONGEST_REASON} onChange={setWords} />
      ) : undefined}
      <p className="small soft">{t(($) => $.discard.body)}</p>
      <EntryProblem type={problem} />
      <Button
        wide
        busy={isBusy}
        whyNot={whyNot}
        onPress={() => act("discarded", () => discard(phone, entry, village, said))}
      >
        {t(($) => $.discard.act)}
      </Button>
    </Sheet>
  );
};
