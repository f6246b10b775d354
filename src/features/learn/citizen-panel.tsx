import { useTranslation } from "react-i18next";
import { progressOf, useCatalogue, useLearnt } from "#data/courses/use-courses.ts";
import { bestOf, scoreOf } from "#domain/course-progress.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";
import { useCourseLanguage } from "./use-course-language.ts";

/** On a person's page: the courses that they have learnt from, together with a volunteer. */
export const CitizenPanel = ({ citizenId }: { readonly citizenId: string }) => {
  const { t } = useTranslation("learn");
  const language = useCourseLanguage();
  const catalogue = useCatalogue();
  const learnt = useLearnt(citizenId);
  if (!learnt || catalogue === undefined) return null;
  const codes = [...new Set([...learnt.lessons, ...learnt.attempts].map(({ course }) => course))].sort();
  if (codes.length === 0) return null;
  return (
    <Section title={t(($) => $.title)}>
      <Rows>
        {codes.map((code) => {
          // This phone may not have the list of courses yet, or not this one: then its code stands for it.
          const course = catalogue?.find((each) => each.code === code);
          const { doneCount, itemCount } = course ? progressOf(course, language, learnt) : NOTHING_KNOWN;
          const best = bestOf(
            learnt.attempts.filter(({ course: of }) => of === code),
            "post",
          );
          const score = best && scoreOf(best);
          const isPassed = course !== undefined && score !== undefined && score >= course.pass;
          return (
            <Row
              key={code}
              name={course?.languages[language].title ?? code}
              more={course && t(($) => $.doneOf, { done: doneCount, of: itemCount })}
              state={
                score === undefined ? undefined : (
                  <StateChip state={isPassed ? "sent" : "needs-you"}>{t(($) => $.postScore, { score })}</StateChip>
                )
              }
              {...(course && { to: paths.course({ code }), go: true })}
            />
          );
        })}
      </Rows>
    </Section>
  );
};

const NOTHING_KNOWN = { doneCount: 0, itemCount: 0 };
