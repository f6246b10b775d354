import { useTranslation } from "react-i18next";
import { villagesOf } from "#data/account.ts";
import { acknowledge, resend } from "#data/needs-you.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { useAccount } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { useSheet } from "#ui/sheet.tsx";
import { DiscardSheet } from "./discard-sheet.tsx";
import { useEntryAct } from "./entry-act.ts";
import type { EntryFacts } from "./entry-facts.ts";
import { EntryProblem } from "./entry-problem.tsx";
import { mainStep } from "./entry-step.ts";
import { villageOf } from "./entry-village.ts";
import { GiveSheet } from "./give-sheet.tsx";
import { mendPath, sameDrafts } from "./mend-path.ts";

interface StepsProps {
  readonly entry: AnsweredEntry;
  readonly facts: EntryFacts;
}

/** The step that most often helps, under the thumb. */
export const MainStep = ({ entry, facts }: StepsProps) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const { act, isBusy, problem } = useEntryAct(entry);
  const mend = mendPath(entry, facts);
  const drafts = sameDrafts(entry, facts);
  switch (mainStep(entry, { canMend: mend !== undefined, canResend: drafts.length > 0 })) {
    case "mend":
      return (
        <ButtonLink size="big" wide to={mend ?? ""}>
          {t(($) => $.step.mend)}
        </ButtonLink>
      );
    case "resend":
      return (
        <>
          <EntryProblem type={problem} />
          <Button size="big" wide busy={isBusy} onPress={() => act("resent", () => resend(phone, entry, drafts))}>
            {t(($) => $.step.resend)}
          </Button>
        </>
      );
    case "seen":
      return (
        <>
          <EntryProblem type={problem} />
          <Button wide busy={isBusy} onPress={() => act("seen", () => acknowledge(phone, entry))}>
            {t(($) => $.step.seen)}
          </Button>
        </>
      );
    default:
      return undefined;
  }
};

/** The other ways on: the coordinator, the person's page, and away with it. */
export const EntrySteps = ({ entry, facts }: StepsProps) => {
  const { t } = useTranslation("me");
  const give = useSheet("give");
  const discard = useSheet("discard");
  const village = villageOf(entry, facts, villagesOf(useAccount()));
  const { citizenId, person } = facts;
  const isRefused = entry.erased !== true && entry.state !== "merged" && entry.state !== "held";
  return (
    <div className="stack">
      {isRefused && village !== undefined ? (
        <Button kind="quiet" wide onPress={give.open}>
          {t(($) => $.step.give)}
        </Button>
      ) : undefined}
      {person === undefined || citizenId === undefined ? undefined : (
        <ButtonLink kind="quiet" wide to={`/people/${citizenId}`}>
          {t(($) => $.step.open)}
        </ButtonLink>
      )}
      {isRefused && village !== undefined ? (
        <>
          <Button kind="plain" wide onPress={discard.open}>
            {t(($) => $.step.discard)}
          </Button>
          <GiveSheet sheet={give} entry={entry} village={village} />
          <DiscardSheet sheet={discard} entry={entry} village={village} />
        </>
      ) : undefined}
    </div>
  );
};
