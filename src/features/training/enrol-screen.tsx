import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate } from "react-router";
import { usePhone } from "#data/use-phone.ts";
import { seatLeft } from "#domain/cohort-roll.ts";
import { namesIn } from "#domain/enrol-lines.ts";
import { enrolment } from "#domain/records/enrolment.ts";
import { useAccount } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { CohortFrame } from "./cohort-frame.tsx";
import { EnrolMany } from "./enrol-many.tsx";
import { EnrolOne, emptyLearner, learnerProblem, type LearnerForm } from "./enrol-one.tsx";
import { paths } from "./paths.ts";
import type { CohortHere } from "./use-cohort.ts";
import { useSaving, type Draft } from "./use-saving.ts";

/** Names into a cohort: one that is typed, or a whole list that is pasted. */
export const EnrolScreen = () => {
  const { t } = useTranslation("training");
  return <CohortFrame title={t(($) => $.enrol.title)}>{(here) => <Enrol here={here} />}</CohortFrame>;
};

const Enrol = ({ here: { cohort, roll, enrolments } }: { readonly here: CohortHere }) => {
  const { t } = useTranslation("training");
  const phone = usePhone();
  const navigate = useNavigate();
  const isFirst = useLocation().key === "default";
  const { userId: by } = useAccount();
  const { save, problem } = useSaving();
  const { act, isBusy } = useOneAct();
  const [way, setWay] = useState<"one" | "many">("one");
  const [one, setOne] = useState<LearnerForm>(emptyLearner);
  const [text, setText] = useState("");
  const [isTried, setTried] = useState(false);
  const [added, setAdded] = useState<string>();
  const here = enrolments.filter(({ seat }) => seat !== "withdrawn").map(({ name }) => name);
  const many = namesIn(text, here);
  const [places, waiting] = [roll.learners.length, roll.waiting.length];

  /** Null: there is no room for all of them, not even on the waiting list. */
  const draftsFor = (people: readonly Readonly<Record<string, string>>[]): Draft[] | null => {
    const taken = { places, waiting };
    const drafts: Draft[] = [];
    for (const [nth, person] of people.entries()) {
      const seat = seatLeft(cohort, taken);
      if (seat === null) return null;
      taken[seat === "place" ? "places" : "waiting"] += 1;
      // A list keeps its order.
      const at = new Date(phone.now().getTime() + nth).toISOString();
      const set = { host: cohort.host, cohortId: cohort.id, ...person, seat, at, by };
      drafts.push({ op: "put", kind: enrolment.kind, id: phone.newId(), set });
    }
    return drafts;
  };
  const ofOne = { name: one.name.trim().replaceAll(/\s+/gu, " "), ...areaOf(one), ...phoneOf(one) };
  const drafts = draftsFor(way === "one" ? [ofOne] : many.fresh.map((name) => ({ name })));

  const add = async (): Promise<boolean> => {
    setTried(true);
    setAdded(undefined);
    if (drafts === null || (way === "one" && learnerProblem(one) !== undefined)) return false;
    if (!(await save(drafts))) return false;
    if (way === "many") {
      // The list that they came from is a step behind: a second one would stand in the way back.
      void (isFirst ? navigate(paths.learners({ cohortId: cohort.id }), { replace: true }) : navigate(-1));
      return true;
    }
    setAdded(ofOne.name);
    setOne({ ...emptyLearner, subdistrict: one.subdistrict });
    setTried(false);
    return false;
  };
  const isListEmpty = way === "many" && many.fresh.length === 0;
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void act(add);
      }}
    >
      <Picks
        legend={t(($) => $.enrol.how)}
        legendHidden
        options={[
          { value: "one", label: t(($) => $.enrol.one) },
          { value: "many", label: t(($) => $.enrol.many) },
        ]}
        value={way}
        onChoose={setWay}
      />
      <p className="soft">{t(($) => $.enrol.room, { places: Math.max(0, cohort.capacity - places), waiting })}</p>
      {way === "one" ? (
        <EnrolOne form={one} onChange={setOne} isTried={isTried} isKnown={namesIn(one.name, here).again.length > 0} />
      ) : (
        <EnrolMany text={text} onChange={setText} names={many} seats={Math.max(0, cohort.capacity - places)} />
      )}
      <SaveProblem type={problem} />
      {added === undefined ? undefined : (
        <output className="meta-line">{t(($) => $.enrol.added, { name: added })}</output>
      )}
      <Button
        submit
        size="big"
        wide
        busy={isBusy}
        whyNot={drafts === null ? t(($) => $.enrol.noRoom) : isListEmpty ? t(($) => $.enrol.pasteFirst) : undefined}
      >
        {way === "one" ? t(($) => $.enrol.add) : t(($) => $.enrol.addAll, { count: many.fresh.length })}
      </Button>
    </form>
  );
};

const areaOf = ({ subdistrict, moo }: LearnerForm) =>
  subdistrict !== "" && moo !== "" ? { areaCode: `${subdistrict}${moo.padStart(2, "0")}` } : {};
const phoneOf = ({ phone }: LearnerForm) => (phone.trim() === "" ? {} : { phone: phone.trim() });
