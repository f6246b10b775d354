import { useTranslation } from "react-i18next";
import { useJoined, withoutJoined } from "#data/same-people.ts";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { useToday } from "#data/use-today.ts";
import { calledName } from "#domain/person-name.ts";
import { likelyPeople, type LikelyPerson } from "#domain/likely-people.ts";
import { citizen } from "#domain/records/citizen.ts";
import { followUp } from "#domain/records/follow-up.ts";
import { helpLog } from "#domain/records/help-log.ts";
import { useApp } from "#features/feature.ts";
import { atStart } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { EmptyCaseloadDrawing } from "#ui/drawings/empty-caseload.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";
import { PersonTile, Tiles } from "#ui/tiles.tsx";
import { paths } from "./paths.ts";

const TILES = 6;

/** The first question: the six people whom it most likely was, everybody else one tap further. */
export const WhomScreen = () => {
  const { t } = useTranslation("help");
  const today = useToday();
  const everybody = useRecords(citizen);
  const joined = useJoined();
  const people = everybody && joined && withoutJoined(everybody, joined);
  const followUps = useRecords(followUp, { field: "state", is: "open" });
  const logs = useRecords(helpLog);
  const back = { to: useApp().home };
  if (!people || !followUps || !logs) {
    return <OpeningFrame title={t(($) => $.whom.title)} back={back} step={{ at: 1, of: 3 }} />;
  }
  const likely = likelyPeople(people, followUps, logs, today, TILES);
  return (
    <TaskFrame
      title={t(($) => $.whom.title)}
      back={back}
      step={{ at: 1, of: 3 }}
      usable
      dock={<Others total={people.filter(({ status }) => status === "active").length} />}
    >
      {likely.length === 0 ? (
        <Empty drawing={<EmptyCaseloadDrawing />} title={t(($) => $.whom.nobody)}>
          {t(($) => $.whom.nobodyMore)}
        </Empty>
      ) : (
        <Tiles fill>
          {likely.map((person) => (
            <LikelyTile key={person.citizen.id} person={person} today={today} />
          ))}
        </Tiles>
      )}
    </TaskFrame>
  );
};

const LikelyTile = ({ person, today }: { readonly person: LikelyPerson; readonly today: string }) => {
  const { t } = useTranslation("help");
  const { now } = usePhone();
  const formats = useFormats();
  const { onwards } = useTaskSteps();
  const { citizen: who, due, lastHelp } = person;
  const why = (): string | undefined => {
    if (due !== null) return due < today ? t(($) => $.whom.late) : t(($) => $.whom.dueToday);
    return lastHelp === null ? undefined : atStart(formats.day(lastHelp, now()));
  };
  return (
    <PersonTile
      houseNo={who.houseNo}
      name={calledName(who)}
      more={why()}
      to={paths.topic({ whom: who.id })}
      state={onwards}
    />
  );
};

const Others = ({ total }: { readonly total: number }) => {
  const { t } = useTranslation("help");
  const { onwards } = useTaskSteps();
  const { addPerson } = useApp().ways;
  return (
    <>
      {total > 0 && (
        <ButtonLink kind="quiet" wide icon="search" to={paths.search()} state={onwards}>
          {t(($) => $.whom.searchAll, { count: total })}
        </ButtonLink>
      )}
      <div className="dock-pair">
        {addPerson && (
          <ButtonLink
            kind={total > 0 ? "quiet" : "main"}
            icon="add"
            to={addPerson({ next: "logHelp" })}
            state={onwards}
          >
            {t(($) => $.whom.new)}
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" icon="group" to={paths.group()} state={onwards}>
          {t(($) => $.whom.group)}
        </ButtonLink>
      </div>
    </>
  );
};
