import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { usePhone } from "#data/use-phone.ts";
import { fold } from "#domain/fold.ts";
import { attendance } from "#domain/records/attendance.ts";
import type { Enrolment } from "#domain/records/enrolment.ts";
import { useAccount } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Picks } from "#ui/choices.tsx";
import { ButtonLink } from "#ui/button.tsx";
import { SearchField } from "#ui/field.tsx";
import { SaveProblem } from "#ui/save-problem.tsx";
import { Toast } from "#ui/toast.tsx";
import { paths } from "./paths.ts";
import { RollRows } from "./roll-rows.tsx";
import { Strangers } from "./strangers.tsx";
import { SessionFrame } from "./session-frame.tsx";
import type { CohortHere } from "./use-cohort.ts";
import { useSaving } from "./use-saving.ts";

const UNDO_SECONDS = 10;

/** The roll of one session: one tap for each who is there, with or without a signal, by as many phones as there are. */
export const RollScreen = () => {
  const { t } = useTranslation("training");
  const { cohortId = "", session = "" } = useParams();
  const [called, setCalled] = useState<Called>();
  const { save, problem } = useSaving();
  const end = useCallback(() => setCalled(undefined), []);
  const undo = async (): Promise<void> => {
    if (called && (await save(called.ids.map((id) => ({ op: "delete", kind: attendance.kind, id }))))) end();
  };
  return (
    <SessionFrame
      tally
      title={t(($) => $.roll.title)}
      ownHeading
      dock={
        <ButtonLink to={paths.scan({ cohortId, session })} size="big" wide>
          {t(($) => $.scan.open)}
        </ButtonLink>
      }
      toast={
        called && (
          <Toast key={called.ids.join()} undo={{ seconds: UNDO_SECONDS, onUndo: () => void undo() }} onEnd={end}>
            {t(($) => $.roll.called, { name: called.name })}
          </Toast>
        )
      }
    >
      {(here) => (
        <>
          <SaveProblem type={problem} />
          <Roll here={here} session={session} save={save} onCalled={setCalled} />
          <Strangers here={here} session={session} save={save} />
          <ButtonLink to={paths.poster({ cohortId, session })} kind="quiet" wide>
            {t(($) => $.poster.open)}
          </ButtonLink>
          <p className="small soft">{t(($) => $.roll.twoPhones)}</p>
        </>
      )}
    </SessionFrame>
  );
};

interface Called {
  readonly ids: readonly string[];
  readonly name: string;
}

interface RollProps {
  readonly here: CohortHere;
  readonly session: string;
  readonly save: ReturnType<typeof useSaving>["save"];
  readonly onCalled: (called: Called) => void;
}

const Roll = ({ here: { cohort, roll }, session, save, onCalled }: RollProps) => {
  const { t } = useTranslation("training");
  const phone = usePhone();
  const { userId, name } = useAccount();
  const { compare, number } = useFormats();
  const [shown, setShown] = useState<"absent" | "present" | "search">("absent");
  const [query, setQuery] = useState("");
  const { learners } = roll;
  const inOrder = useMemo(
    () => learners.toSorted((a, b) => compare(a.enrolment.name, b.enrolment.name)),
    [learners, compare],
  );
  const present = inOrder.filter((learner) => learner.present.has(session));
  const absent = inOrder.filter((learner) => !learner.present.has(session));
  const found = fold(query) === "" ? [] : inOrder.filter(({ enrolment }) => fold(enrolment.name).includes(fold(query)));
  const list = { absent, present, search: found }[shown];

  const call = async (enrolment: Enrolment): Promise<void> => {
    const id = phone.newId();
    const at = phone.now().toISOString();
    const { host, id: cohortId } = cohort;
    const set = { host, cohortId, session, enrolmentId: enrolment.id, method: "tick", at, by: userId, byName: name };
    if (await save([{ op: "put", kind: attendance.kind, id, set }])) onCalled({ ids: [id], name: enrolment.name });
  };
  const takeBack = (ids: readonly string[]): Promise<boolean> =>
    save(ids.map((id) => ({ op: "delete", kind: attendance.kind, id })));

  return (
    <>
      <div className="picks-even">
        <Picks
          legend={t(($) => $.roll.show)}
          legendHidden
          options={[
            { value: "absent", label: t(($) => $.roll.absent, { number: number(absent.length) }) },
            { value: "present", label: t(($) => $.roll.present, { number: number(present.length) }) },
            { value: "search", label: t(($) => $.roll.search) },
          ]}
          value={shown}
          onChoose={setShown}
        />
      </div>
      {shown === "search" ? (
        <SearchField label={t(($) => $.roll.searchLabel)} value={query} onChange={setQuery} />
      ) : undefined}
      {list.length > 0 ? (
        <RollRows
          learners={list}
          session={session}
          match={shown === "search" ? query : ""}
          onCall={(who) => void call(who)}
          onTakeBack={(ids) => void takeBack(ids)}
        />
      ) : (
        <p className="soft">{emptyWords(t, shown, roll.learners.length, query)}</p>
      )}
    </>
  );
};

const emptyWords = (
  t: ReturnType<typeof useTranslation<"training">>["t"],
  shown: "absent" | "present" | "search",
  learners: number,
  query: string,
): string => {
  if (learners === 0) return t(($) => $.roll.nobodyYet);
  if (shown === "absent") return t(($) => $.roll.allThere);
  if (shown === "present") return t(($) => $.roll.noneThere);
  return fold(query) === "" ? t(($) => $.roll.typeName) : t(($) => $.roll.notFound);
};
