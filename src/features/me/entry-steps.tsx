import { useTranslation } from "react-i18next";
import { acknowledge, resend } from "#data/needs-you.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { useApp, useKinds, type EntryFacts } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { useSheet, type SheetState } from "#ui/sheet.tsx";
import { DiscardSheet } from "./discard-sheet.tsx";
import { useEntryAct } from "./entry-act.ts";
import { EntryProblem } from "./entry-problem.tsx";
import type { EntryStep } from "./entry-step.ts";
import { GiveSheet } from "./give-sheet.tsx";
import { dayToMend, mendPath, sameDrafts } from "./mend-path.ts";
import { MendDaySheet } from "./mend-day-sheet.tsx";
import type { WaysOn } from "./use-ways-on.ts";

interface StepsProps {
  readonly entry: AnsweredEntry;
  readonly facts: EntryFacts;
  readonly ways: WaysOn;
}

/** The step that most often helps, under the thumb. */
export const MainStep = ({ entry, facts, ways: { main } }: StepsProps) =>
  main && <Step step={main} entry={entry} facts={facts} isMain />;

/** The other ways on: the coordinator, the person's page, and away with it. */
export const EntrySteps = ({ entry, facts, ways: { others, village } }: StepsProps) => {
  const { t } = useTranslation("me");
  const { person } = facts;
  const { pageOf } = useApp();
  const to = person && pageOf(person.kind, person.id);
  const dayField = dayToMend(useKinds()[entry.mutation.k], entry, facts);
  const [give, discard, day] = [useEntrySheet("give"), useEntrySheet("discard"), useEntrySheet("day")];
  return (
    <div className="stack">
      {others
        .filter((step) => step !== "discard")
        .map((step) => (
          <Step key={step} step={step} entry={entry} facts={facts} />
        ))}
      {to === undefined ? undefined : (
        <ButtonLink kind="quiet" wide to={to}>
          {t(($) => $.step.open)}
        </ButtonLink>
      )}
      {others.includes("discard") ? <Step step="discard" entry={entry} facts={facts} /> : undefined}
      {village === undefined ? undefined : (
        <>
          <GiveSheet sheet={give} entry={entry} village={village} />
          <DiscardSheet sheet={discard} entry={entry} village={village} />
        </>
      )}
      {dayField === undefined ? undefined : <MendDaySheet sheet={day} entry={entry} facts={facts} field={dayField} />}
    </div>
  );
};

/** Opened from the dock or from the list of ways; the sheets themselves stand in one place. */
type SheetName = "give" | "discard" | "day";
const useEntrySheet = (name: SheetName): SheetState => useSheet(name);

interface StepProps extends Omit<StepsProps, "ways"> {
  readonly step: EntryStep;
  readonly isMain?: boolean;
}

const Step = ({ step, entry, facts, isMain = false }: StepProps) => {
  const { t } = useTranslation("me");
  const look = isMain
    ? ({ size: "big", wide: true } as const)
    : ({ kind: step === "discard" ? "plain" : "quiet", wide: true } as const);
  const words = t(($) => $.step[step]);
  const kind = useKinds()[entry.mutation.k];
  const to = step === "mend" ? mendPath(kind, entry, facts) : undefined;
  if (to !== undefined) {
    return (
      <ButtonLink {...look} to={to}>
        {words}
      </ButtonLink>
    );
  }
  return step === "resend" || step === "seen" ? (
    <ActStep {...{ step, entry, facts, look, words }} />
  ) : (
    <SheetStep {...{ look, words }} name={step === "mend" ? "day" : step} />
  );
};

interface Look {
  readonly look:
    { readonly size: "big"; readonly wide: true } | { readonly kind: "plain" | "quiet"; readonly wide: true };
  readonly words: string;
}

const SheetStep = ({ name, look, words }: Look & { readonly name: SheetName }) => {
  const sheet = useSheet(name);
  return (
    <Button {...look} onPress={sheet.open}>
      {words}
    </Button>
  );
};

interface ActStepProps extends Look, Omit<StepsProps, "ways"> {
  readonly step: "resend" | "seen";
}

/** Done by the tap itself. */
const ActStep = ({ step, entry, facts, look, words }: ActStepProps) => {
  const phone = usePhone();
  const { act, isBusy, problem } = useEntryAct(entry);
  const work = () => (step === "seen" ? acknowledge(phone, entry) : resend(phone, entry, sameDrafts(entry, facts)));
  return (
    <>
      <EntryProblem type={problem} />
      <Button {...look} busy={isBusy} onPress={() => act(step === "seen" ? "seen" : "resent", work)}>
        {words}
      </Button>
    </>
  );
};
