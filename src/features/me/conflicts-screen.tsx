import { useTranslation } from "react-i18next";
import { useOpenConflicts } from "#data/conflicts.ts";
import type { Conflict } from "#domain/records/conflict.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useConflictFacts, type ConflictFacts } from "./conflict-facts.ts";
import { AllAgree } from "./conflict-settled.tsx";
import { paths } from "./paths.ts";
import { useSyncWords } from "./sync-words.ts";
import { useWhen } from "#entities/moment/use-when.ts";

/** Everything that people have saved differently and nobody has chosen yet. */
export const ConflictsScreen = () => {
  const { t } = useTranslation("me");
  const conflicts = useOpenConflicts();
  const factsOf = useConflictFacts(conflicts ?? []);
  if (!conflicts || !factsOf) return <OpeningFrame title={t(($) => $.conflict.listTitle)} back={{ to: paths.me() }} />;
  return (
    <TaskFrame title={t(($) => $.conflict.listTitle)} back={{ to: paths.me() }} usable>
      {conflicts.length === 0 ? (
        <AllAgree />
      ) : (
        <>
          <p className="soft">{t(($) => $.conflict.listBody)}</p>
          <Rows label={t(($) => $.conflict.count, { count: conflicts.length })}>
            {conflicts.map((conflict) => (
              <ConflictRow key={conflict.id} conflict={conflict} facts={factsOf(conflict)} />
            ))}
          </Rows>
        </>
      )}
    </TaskFrame>
  );
};

const ConflictRow = ({
  conflict,
  facts: { person },
}: {
  readonly conflict: Conflict;
  readonly facts: ConflictFacts;
}) => {
  const { t } = useTranslation("me");
  const { t: sync } = useTranslation("sync");
  const { field } = useSyncWords();
  const when = useWhen();
  const what = field(conflict.kind, conflict.field);
  return (
    <Row
      start={person && <Plate houseNo={person.houseNo} />}
      name={person ? <PersonName name={person.name} /> : sync(($) => $.kind.other)}
      to={paths.conflict({ conflictId: conflict.id })}
      more={t(($) => $.conflict.changed, { when: when(conflict.lostAt) })}
      state={<StateChip state="needs-you">{what}</StateChip>}
      go
    />
  );
};
