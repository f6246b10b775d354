import { useTranslation } from "react-i18next";
import { useCourseTitle } from "#entities/course/use-course-title.ts";
import { useSkillName } from "#entities/skill/use-skill-name.ts";
import type { Course } from "#domain/course.ts";
import type { HeldSkill } from "#domain/skill-profile.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { CertificateDrawing } from "#ui/drawings/certificate.tsx";
import { Empty } from "#ui/empty.tsx";
import type { IconName } from "#ui/icon.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import type { Profile } from "./use-profile.ts";
import "./skills.css";

const icons: Readonly<Record<HeldSkill["evidence"], IconName>> = {
  certificate: "certificate",
  test: "check",
  self: "speak",
};

/** What somebody can do, then what they may learn next. */
export const ProfileShown = ({ skills, next }: Pick<Profile, "skills" | "next">) => {
  const { t } = useTranslation("skills");
  const { ways } = useApp();
  const skillName = useSkillName();
  // One from a newer version of the app has no words here yet.
  const known = skills.filter(({ code }) => skillName(code) !== undefined);
  return (
    <>
      {known.length === 0 ? (
        <>
          <Empty drawing={<CertificateDrawing />} title={t(($) => $.none.title)}>
            {t(($) => $.none.body)}
          </Empty>
          {ways.learn ? (
            <ButtonLink kind="quiet" wide to={ways.learn()}>
              {t(($) => $.none.act)}
            </ButtonLink>
          ) : undefined}
        </>
      ) : (
        <Section title={t(($) => $.can)} count={t(($) => $.count, { count: known.length })}>
          <Rows>
            {known.map((skill) => (
              <SkillRow key={skill.code} skill={skill} />
            ))}
          </Rows>
        </Section>
      )}
      <Next courses={next} />
    </>
  );
};

const SkillRow = ({ skill }: { readonly skill: HeldSkill }) => {
  const { t } = useTranslation("skills");
  const formats = useFormats();
  const skillName = useSkillName();
  const courseTitle = useCourseTitle();
  const { code, level, evidence, course, on } = skill;
  const date = formats.date(on);
  return (
    <Row
      name={skillName(code)}
      state={
        <StateChip state={evidence === "self" ? "calm" : "sent"} icon={icons[evidence]} bare>
          {t(($) => $.evidence[evidence])}
        </StateChip>
      }
      more={
        course === undefined ? (
          date
        ) : (
          <>
            {courseTitle(course) ?? course}
            <br />
            {date}
          </>
        )
      }
      end={<Level level={level} />}
    />
  );
};

const Level = ({ level }: { readonly level: number }) => {
  const { t } = useTranslation("skills");
  return (
    <span className="level small">
      <span className="level-steps" aria-hidden="true">
        {[1, 2, 3].map((step) => (
          <i key={step} className={step <= level ? "on" : undefined} />
        ))}
      </span>
      {t(($) => $.level, { level })}
    </span>
  );
};

const Next = ({ courses }: { readonly courses: readonly Course[] }) => {
  const { t, i18n } = useTranslation("skills");
  const { ways } = useApp();
  const skillName = useSkillName();
  if (courses.length === 0) return undefined;
  const language = i18n.language === "en" ? "en" : "th";
  return (
    <Section title={t(($) => $.next)}>
      <Rows>
        {courses.map(({ code, languages, skills }) => {
          const to = ways.learn?.(code);
          const given = skills.flatMap((skill) => skillName(skill.code) ?? []);
          return (
            <Row
              key={code}
              name={languages[language].title}
              {...(given.length > 0 && { more: t(($) => $.gives, { skills: given.join(" · ") }) })}
              {...(to !== undefined && { to, go: true })}
            />
          );
        })}
      </Rows>
    </Section>
  );
};
