import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { useCourseTitle } from "#entities/course/use-course-title.ts";
import { useSkillName } from "#entities/skill/use-skill-name.ts";
import { showCertificateCode } from "#domain/certificate-code.ts";
import type { HeldSkill } from "#domain/skill-profile.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Wordmark } from "#ui/mark.tsx";
import { Paper } from "#ui/paper.tsx";

/** The profile on one A4 page. */
export const SkillsPaper = ({ name, skills }: { readonly name: string; readonly skills: readonly HeldSkill[] }) => {
  const { t } = useTranslation("skills");
  const { now } = usePhone();
  const { ways } = useApp();
  const formats = useFormats();
  return (
    <Paper>
      <Wordmark />
      <h1>{t(($) => $.title)}</h1>
      <p>
        {t(($) => $.paper.for)} <b>{name}</b>
      </p>
      <table className="paper-table">
        <thead>
          <tr>
            <th>{t(($) => $.paper.skill)}</th>
            <th>{t(($) => $.paper.level)}</th>
            <th>{t(($) => $.paper.evidence)}</th>
          </tr>
        </thead>
        <tbody>
          {skills.map((skill) => (
            <Line key={skill.code} skill={skill} />
          ))}
        </tbody>
      </table>
      <p className="soft">{t(($) => $.paper.on, { date: formats.longDate(thaiDay(now().getTime())) })}</p>
      {ways.checkCertificate ? (
        <p className="soft">{t(($) => $.paper.check, { address: `${location.host}${ways.checkCertificate()}` })}</p>
      ) : undefined}
    </Paper>
  );
};

const Line = ({ skill: { code, level, evidence, course, certificate, on } }: { readonly skill: HeldSkill }) => {
  const { t } = useTranslation("skills");
  const formats = useFormats();
  const skillName = useSkillName();
  const courseTitle = useCourseTitle();
  const what =
    certificate === undefined
      ? t(($) => $.evidence[evidence])
      : t(($) => $.paper.certificate, { code: showCertificateCode(certificate) });
  const from = course === undefined ? [] : [courseTitle(course) ?? course];
  return (
    <tr>
      <td>{skillName(code) ?? code}</td>
      <td>{t(($) => $.level, { level })}</td>
      <td>{[what, ...from, formats.date(on)].join(" · ")}</td>
    </tr>
  );
};
