import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { planFollowUp } from "#domain/help-act.ts";
import type { FollowUp } from "#domain/records/follow-up.ts";
import type { HelpLog } from "#domain/records/help-log.ts";
import { daysBetween, thaiDay } from "#domain/thai-day.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Picks } from "#ui/choices.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { useTopics } from "./topic-names.ts";

interface FollowUpOfferProps {
  readonly log: HelpLog & { readonly citizenId: string };
  /** The follow-up that was chosen here already. */
  readonly planned: FollowUp | null;
}

const USUAL_DAYS = [1, 7, 14];

/** Offers the next look-in: tomorrow, a week, two weeks, or what the topic usually takes. A tap saves it. */
export const FollowUpOffer = ({ log, planned }: FollowUpOfferProps) => {
  const { t } = useTranslation("help");
  const { now, save, newId } = usePhone();
  const formats = useFormats();
  // One screen plans one follow-up, however often the day is changed.
  const [id] = useState(newId);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { act } = useOneAct();
  const today = thaiDay(now().getTime());
  const ofTopic = useTopics()?.find(({ code }) => code === log.topics[0])?.followUpDays ?? 0;
  const days = [...new Set([...USUAL_DAYS, ...(ofTopic > 0 ? [ofTopic] : [])])].sort((a, b) => a - b);
  const word = (count: number): string =>
    count === 1 ? t(($) => $.saved.tomorrow) : t(($) => $.saved.inDays, { count });
  const plan = async (count: number): Promise<boolean> => {
    const saved = await save(planFollowUp(log, count, today, planned, id));
    setProblem(saved.ok ? null : saved.error.type);
    return false;
  };
  return (
    <div className="start">
      <SaveProblem type={problem} />
      <Picks
        legend={t(($) => $.saved.followUp)}
        note={planned ? t(($) => $.saved.plannedFor, { day: formats.dayDate(planned.due) }) : undefined}
        options={days.map((count) => ({ value: String(count), label: word(count) }))}
        value={planned ? String(daysBetween(today, planned.due)) : undefined}
        onChoose={(value) => void act(() => plan(Number(value)))}
      />
    </div>
  );
};
