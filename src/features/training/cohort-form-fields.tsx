import { useTranslation } from "react-i18next";
import type { CohortForm, CohortProblems } from "#domain/cohort-plan.ts";
import { SelectField, TextField } from "#ui/field.tsx";
import { Section } from "#ui/section.tsx";
import { SessionFields } from "./session-fields.tsx";
import { useCatalogue, useCourseTitle } from "./use-cohort.ts";

interface CohortFormFieldsProps {
  readonly form: CohortForm;
  readonly onChange: (fields: Partial<CohortForm>) => void;
  readonly problems: CohortProblems;
  readonly hosts: readonly string[];
  readonly called: ReadonlySet<string>;
  readonly isNew: boolean;
}

export const CohortFormFields = ({ form, onChange, problems, hosts, called, isNew }: CohortFormFieldsProps) => {
  const { t } = useTranslation("training");
  const titleOf = useCourseTitle();
  const said = (field: keyof CohortForm): string | undefined => {
    const problem = problems[field];
    return problem && t(($) => $.problem[problem]);
  };
  const text = (field: "number" | "place" | "capacity" | "passAttendance" | "passPost") => ({
    value: form[field],
    error: said(field),
    onChange: (value: string) => onChange({ [field]: value }),
  });
  return (
    <>
      {isNew ? <CourseField {...{ form, onChange }} error={said("course")} /> : <p>{titleOf(form.course)}</p>}
      {hosts.length > 1 ? (
        <SelectField
          label={t(($) => $.new.host)}
          value={form.host}
          options={hosts.map((host) => ({ value: host, label: host }))}
          onChange={(host) => onChange({ host: host === "" ? form.host : host })}
        />
      ) : undefined}
      <TextField label={t(($) => $.new.number)} type="numeric" maxLength={3} {...text("number")} />
      <TextField label={t(($) => $.new.place)} maxLength={120} {...text("place")} />
      <TextField
        label={t(($) => $.new.capacity)}
        hint={t(($) => $.new.capacityHint)}
        type="numeric"
        maxLength={3}
        {...text("capacity")}
      />
      <SessionFields
        sessions={form.sessions}
        onChange={(sessions) => onChange({ sessions })}
        error={said("sessions")}
        isNew={isNew}
        called={called}
      />
      <Section title={t(($) => $.new.rule)}>
        <TextField label={t(($) => $.new.passAttendance)} type="numeric" maxLength={3} {...text("passAttendance")} />
        <TextField label={t(($) => $.new.passPost)} type="numeric" maxLength={3} {...text("passPost")} />
      </Section>
    </>
  );
};

interface CourseFieldProps {
  readonly form: CohortForm;
  readonly onChange: (fields: Partial<CohortForm>) => void;
  readonly error: string | undefined;
}

/** By its title where this phone has the catalogue; else its code is typed. */
const CourseField = ({ form, onChange, error }: CourseFieldProps) => {
  const { t, i18n } = useTranslation("training");
  const catalogue = useCatalogue();
  const language = i18n.language === "en" ? "en" : "th";
  const choose = (course: string): void => onChange({ course });
  return catalogue && catalogue.length > 0 ? (
    <SelectField
      label={t(($) => $.new.course)}
      value={form.course}
      options={catalogue.map(({ code, languages }) => ({ value: code, label: languages[language].title }))}
      error={error}
      onChange={choose}
    />
  ) : (
    <TextField
      label={t(($) => $.new.courseCode)}
      hint={t(($) => $.new.courseCodeHint)}
      value={form.course}
      maxLength={11}
      autoCapitalize="characters"
      lang="en"
      error={error}
      onChange={(code) => choose(code.toUpperCase())}
    />
  );
};
