import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { planFollowUp } from "#domain/help-act.ts";
import type { FollowUp } from "#domain/records/follow-up.ts";
import type { HelpLog } from "#domain/records/help-log.ts";
import { DayChoice } from "#entities/day/day-choice.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { useTopics } from "./topic-names.ts";

interface FollowUpOfferProps {
  readonly log: HelpLog & { readonly citizenId: string };
  /** The follow-up that was chosen here already. */
  readonly planned: FollowUp | null;
}

/** Offers the next look-in, with what the topic usually takes among the days. A tap saves it. */
export const FollowUpOffer = ({ log, planned }: FollowUpOfferProps) => {
  const { t } = useTranslation("help");
  const { save, newId } = usePhone();
  // One screen plans one follow-up, however often the day is changed.
  const [id] = useState(newId);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { act } = useOneAct();
  const ofTopic = useTopics()?.find(({ code }) => code === log.topics[0])?.followUpDays ?? 0;
  const plan = async (due: string): Promise<boolean> => {
    const saved = await save(planFollowUp(log, due, planned, id));
    setProblem(saved.ok ? null : saved.error.type);
    return false;
  };
  return (
    <div className="start">
      <SaveProblem type={problem} />
      <DayChoice
        legend={t(($) => $.saved.followUp)}
        alsoIn={ofTopic > 0 ? ofTopic : undefined}
        say={(day) => t(($) => $.saved.plannedFor, { day })}
        value={planned?.due}
        onChoose={(due) => void act(() => plan(due))}
      />
    </div>
  );
};
