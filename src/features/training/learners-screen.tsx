import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { seatLeft } from "#domain/cohort-roll.ts";
import { enrolment as enrolmentKind, type Enrolment } from "#domain/records/enrolment.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import { Section } from "#ui/section.tsx";
import { Toast } from "#ui/toast.tsx";
import { CohortFrame } from "./cohort-frame.tsx";
import { paths } from "./paths.ts";
import type { CohortHere } from "./use-cohort.ts";
import { useSaving } from "./use-saving.ts";
import { useVillageOf } from "./use-village-of.ts";

const UNDO_SECONDS = 10;

/** Who has a place and who waits: out in one tap, and from waiting to a place in one. */
export const LearnersScreen = () => {
  const { t } = useTranslation("training");
  const { cohortId = "" } = useParams();
  const { save, problem } = useSaving();
  const [moved, setMoved] = useState<Enrolment>();
  const end = useCallback(() => setMoved(undefined), []);
  const seat = ({ id }: Enrolment, to: Enrolment["seat"]): Promise<boolean> =>
    save([{ op: "patch", kind: enrolmentKind.kind, id, set: { seat: to } }]);
  const move = async (who: Enrolment, to: Enrolment["seat"]): Promise<void> => {
    if (await seat(who, to)) setMoved({ ...who });
  };
  const undo = async (): Promise<void> => {
    if (moved && (await seat(moved, moved.seat))) end();
  };
  return (
    <CohortFrame
      title={t(($) => $.learners.title)}
      toast={
        moved && (
          <Toast key={moved.id} undo={{ seconds: UNDO_SECONDS, onUndo: () => void undo() }} onEnd={end}>
            {moved.seat === "place"
              ? t(($) => $.learners.withdrawn, { name: moved.name })
              : t(($) => $.learners.seated, { name: moved.name })}
          </Toast>
        )
      }
      dock={
        <ButtonLink to={paths.enrol({ cohortId })} size="big" wide disc="add">
          {t(($) => $.enrol.title)}
        </ButtonLink>
      }
    >
      {(here) => (
        <>
          <SaveProblem type={problem} />
          <Learners here={here} onMove={(who, to) => void move(who, to)} />
        </>
      )}
    </CohortFrame>
  );
};

interface LearnersProps {
  readonly here: CohortHere;
  readonly onMove: (who: Enrolment, to: Enrolment["seat"]) => void;
}

const Learners = ({ here: { cohort, roll, enrolments }, onMove }: LearnersProps) => {
  const { t } = useTranslation("training");
  const { number, compare } = useFormats();
  const inOrder = roll.learners.map(({ enrolment }) => enrolment).toSorted((a, b) => compare(a.name, b.name));
  const isFull = seatLeft(cohort, { places: inOrder.length, waiting: 0 }) !== "place";
  const withdrawn = enrolments.filter(({ seat }) => seat === "withdrawn").toSorted((a, b) => compare(a.name, b.name));
  if (enrolments.length === 0) return <Empty title={t(($) => $.learners.none)}>{t(($) => $.learners.noneStep)}</Empty>;
  return (
    <>
      <Section
        title={t(($) => $.learners.placed)}
        count={t(($) => $.learners.of, { number: number(inOrder.length), of: number(cohort.capacity) })}
      >
        <People people={inOrder} act={t(($) => $.learners.withdraw)} onAct={(who) => onMove(who, "withdrawn")} />
      </Section>
      {roll.waiting.length > 0 ? (
        <Section title={t(($) => $.learners.waiting)} count={number(roll.waiting.length)}>
          {isFull ? <p className="small soft">{t(($) => $.learners.full)}</p> : undefined}
          <People
            people={roll.waiting}
            act={isFull ? undefined : t(($) => $.learners.give)}
            onAct={(who) => onMove(who, "place")}
          />
        </Section>
      ) : undefined}
      {withdrawn.length > 0 ? (
        <Section title={t(($) => $.learners.out)} count={number(withdrawn.length)}>
          <People
            people={withdrawn}
            act={isFull ? undefined : t(($) => $.learners.give)}
            onAct={(who) => onMove(who, "place")}
          />
        </Section>
      ) : undefined}
    </>
  );
};

interface PeopleProps {
  readonly people: readonly Enrolment[];
  readonly act: string | undefined;
  readonly onAct: (who: Enrolment) => void;
}

const People = ({ people, act, onAct }: PeopleProps) => {
  const villageOf = useVillageOf();
  return (
    <div className="act-rows">
      <Rows>
        {people.map((who) => (
          <Row
            key={who.id}
            name={<PersonName name={who.name} />}
            more={villageOf(who)}
            end={
              act === undefined ? undefined : (
                <Button kind="plain" onPress={() => onAct(who)}>
                  {act}
                </Button>
              )
            }
          />
        ))}
      </Rows>
    </div>
  );
};
