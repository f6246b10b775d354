import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { settleConflict, useOpenConflicts } from "#data/conflicts.ts";
import { usePhone, type Seen } from "#data/use-phone.ts";
import { conflictSides } from "#domain/conflict-sides.ts";
import type { Json } from "#domain/json.ts";
import type { Conflict } from "#domain/records/conflict.ts";
import { useAccount, useApp } from "#features/feature.ts";
import { ButtonLink } from "#ui/button.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Plate } from "#ui/plate.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { ConflictCard } from "./conflict-card.tsx";
import type { EntryProblemType } from "./entry-act.ts";
import { EntryProblem } from "./entry-problem.tsx";
import { MissingConflict } from "./conflict-missing.tsx";
import { useConflictFacts, type ConflictFacts } from "./conflict-facts.ts";
import { SettledConflict } from "./conflict-settled.tsx";
import { SettledToast, type SettledAs } from "./conflict-toast.tsx";
import { paths } from "./paths.ts";
import { useShownValue } from "./shown-value.ts";
import { useSyncWords } from "./sync-words.ts";
import "./conflict.css";

/** One conflict after the other, each settled by one tap; where none is left, it says so. */
export const ConflictScreen = () => {
  const { t } = useTranslation("me");
  const { conflictId = "" } = useParams();
  const navigate = useNavigate();
  const conflicts = useOpenConflicts();
  const factsOf = useConflictFacts(conflicts ?? []);
  const [settled, setSettled] = useState<SettledAs>();
  const toast = settled ? (
    <SettledToast key={settled.conflict.id} settled={settled} left={conflicts?.length ?? 0} onEnd={setSettled} />
  ) : undefined;
  if (!conflicts || !factsOf) {
    return <OpeningFrame title={t(($) => $.conflict.listTitle)} back={{ to: paths.conflicts() }} />;
  }
  const conflict = conflicts.find(({ id }) => id === conflictId);
  if (!conflict) return <SettledConflict left={conflicts.length} toast={toast} />;
  const followOn = (done?: SettledAs): void => {
    setSettled(done);
    const next = nextOf(conflicts, conflict);
    if (next) void navigate(paths.conflict({ conflictId: next.id }), { replace: true });
  };
  const facts = factsOf(conflict);
  if (!facts.isRead) return <OpeningFrame title={t(($) => $.conflict.listTitle)} back={{ to: paths.conflicts() }} />;
  if (facts.record === undefined) {
    return <MissingConflict key={conflict.id} conflict={conflict} onSettled={() => followOn()} />;
  }
  return (
    <OneConflict
      key={conflict.id}
      conflict={conflict}
      facts={facts}
      left={conflicts.length - 1}
      toast={toast}
      onSettled={followOn}
    />
  );
};

/** What else is open about the same record comes first: the person is still in mind. */
const nextOf = (conflicts: readonly Conflict[], { id, recordId }: Conflict): Conflict | undefined => {
  const others = conflicts.filter((other) => other.id !== id);
  return others.find((other) => other.recordId === recordId) ?? others[0];
};

interface OneConflictProps {
  readonly conflict: Seen<Conflict>;
  readonly facts: ConflictFacts;
  readonly left: number;
  readonly toast: ReactNode;
  readonly onSettled: (settled: SettledAs) => void;
}

const OneConflict = ({ conflict, facts: { person, record }, left, toast, onSettled }: OneConflictProps) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const { field } = useSyncWords();
  const { pageOf } = useApp();
  const [problem, setProblem] = useState<EntryProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  // The phone's rows are JSON, whatever their fields.
  const body = record as Readonly<Record<string, Json>> | undefined;
  const { kept, lost, isChangedAgain } = conflictSides(conflict, body, useAccount());
  const words = useValueWords(conflict, [kept.value, lost.value]);
  const use = (choice: "kept" | "lost") =>
    void act(async () => {
      const saved = await settleConflict(phone, conflict, choice);
      setProblem(saved.ok ? null : saved.error.type);
      if (saved.ok) {
        const [value, other] = choice === "kept" ? [kept.value, lost.value] : [lost.value, kept.value];
        onSettled({ conflict, words: words(value), other });
      }
      return saved.ok;
    });
  return (
    <TaskFrame
      title={t(($) => $.conflict.which, { field: field(conflict.kind, conflict.field) })}
      back={{ to: paths.conflicts() }}
      usable
      toast={toast}
      before={person && <Whom {...person} />}
    >
      <p className="soft">{t(($) => $.conflict.why)}</p>
      <EntryProblem type={problem} />
      <div className="versus">
        <ConflictCard side={lost} words={words(lost.value)} isBusy={isBusy} onUse={() => use("lost")} />
        <ConflictCard
          side={kept}
          words={words(kept.value)}
          isInUse
          isChangedAgain={isChangedAgain}
          isBusy={isBusy}
          onUse={() => use("kept")}
        />
      </div>
      <ButtonLink kind="plain" wide to={(person && pageOf(person.kind, person.id)) ?? paths.conflicts()}>
        {t(($) => $.conflict.unsure)}
      </ButtonLink>
      {left > 0 ? <p className="small soft">{t(($) => $.conflict.left, { count: left })}</p> : undefined}
    </TaskFrame>
  );
};

const Whom = ({ name, houseNo }: NonNullable<ConflictFacts["person"]>) => (
  <span className="who">
    <Plate houseNo={houseNo} />
    <b>
      <PersonName name={name} />
    </b>
  </span>
);

const useValueWords = ({ kind, field }: Conflict, values: readonly Json[]): ((value: Json) => string) => {
  const { t } = useTranslation("me");
  const shown = useShownValue(values.map((value) => [kind, field, value]));
  return (value) => {
    if (value === null || value === "") return t(($) => $.conflict.empty);
    return shown(kind, field, value) ?? t(($) => $.conflict.unreadable);
  };
};
