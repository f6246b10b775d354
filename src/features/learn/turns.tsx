import { useTranslation } from "react-i18next";
import { useLearnt } from "#data/courses/use-courses.ts";
import type { Course } from "#domain/course.ts";
import { bestOf, scoreOf } from "#domain/course-progress.ts";
import { calledName } from "#domain/person-name.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { Icon } from "#ui/icon.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";

/** Who is asked, where it is the one whose phone it is. */
export const OWN_TURN = "me";

interface TurnsProps {
  readonly course: Course;
  readonly test: string;
  readonly together: readonly Citizen[];
}

/** Whose turn it is: everybody takes the test alone, one after the other. */
export const Turns = ({ course, test, together }: TurnsProps) => {
  const { t } = useTranslation("learn");
  const { code } = course;
  return (
    <TaskFrame title={t(($) => $.turns.title)} back={{ to: paths.course({ code }) }} usable>
      <p className="soft">{t(($) => $.turns.what)}</p>
      <Rows>
        {together.map((person) => (
          <Row
            key={person.id}
            start={<Plate houseNo={person.houseNo} />}
            name={<PersonName name={calledName(person)} />}
            to={paths.test({ code, test, who: person.id })}
            state={<Outcome course={course} test={test} citizenId={person.id} />}
            go
          />
        ))}
        <Row
          start={
            <span className="course-icon">
              <Icon name="me" />
            </span>
          }
          name={t(($) => $.turns.own)}
          to={paths.test({ code, test, who: OWN_TURN })}
          state={<Outcome course={course} test={test} />}
          go
        />
      </Rows>
    </TaskFrame>
  );
};

interface OutcomeProps {
  readonly course: Course;
  readonly test: string;
  readonly citizenId?: string;
}

const Outcome = ({ course, test, citizenId }: OutcomeProps) => {
  const { t } = useTranslation("learn");
  const learnt = useLearnt(citizenId);
  const best = bestOf(learnt?.attempts.filter(({ course: of }) => of === course.code) ?? [], test);
  if (!best) return undefined;
  const score = scoreOf(best);
  return (
    <StateChip state={test === "post" && score < course.pass ? "needs-you" : "sent"}>
      {t(($) => $.score, { score })}
    </StateChip>
  );
};
