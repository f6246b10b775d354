import { useTranslation } from "react-i18next";
import { SelectField, TextField } from "#ui/field.tsx";
import { useSubdistricts } from "./use-subdistricts.ts";

export interface LearnerForm {
  readonly name: string;
  readonly phone: string;
  /** Of 6 digits. */
  readonly subdistrict: string;
  readonly moo: string;
}

export const emptyLearner: LearnerForm = { name: "", phone: "", subdistrict: "", moo: "" };

export const learnerProblem = ({ name, phone }: LearnerForm): "name" | "phone" | undefined => {
  if (name.trim() === "" || name.trim().length > 300) return "name";
  return phone.trim() === "" || /^[0-9+() -]{3,20}$/u.test(phone.trim()) ? undefined : "phone";
};

interface EnrolOneProps {
  readonly form: LearnerForm;
  readonly onChange: (form: LearnerForm) => void;
  readonly isTried: boolean;
  readonly isKnown: boolean;
}

/** The name is enough; village and phone help to find people again. */
export const EnrolOne = ({ form, onChange, isTried, isKnown }: EnrolOneProps) => {
  const { t, i18n } = useTranslation("training");
  const subdistricts = useSubdistricts();
  const problem = isTried ? learnerProblem(form) : undefined;
  const moos = Array.from({ length: 40 }, (_, at) => String(at + 1));
  return (
    <>
      <TextField
        label={t(($) => $.enrol.name)}
        value={form.name}
        maxLength={300}
        autoCapitalize="words"
        error={problem === "name" ? t(($) => $.enrol.nameMissing) : undefined}
        hint={isKnown ? t(($) => $.enrol.known) : undefined}
        onChange={(name) => onChange({ ...form, name })}
      />
      {subdistricts ? (
        <SelectField
          label={t(($) => $.enrol.subdistrict)}
          optional
          value={form.subdistrict}
          options={subdistricts.map(({ code, th, en, district }) => ({
            value: code,
            label: i18n.language === "en" ? `${en}, ${district.en}` : `${th} ${district.th}`,
          }))}
          onChange={(subdistrict) => onChange({ ...form, subdistrict })}
        />
      ) : undefined}
      {form.subdistrict === "" ? undefined : (
        <SelectField
          label={t(($) => $.enrol.moo)}
          optional
          value={form.moo}
          options={moos.map((moo) => ({ value: moo, label: moo }))}
          onChange={(moo) => onChange({ ...form, moo })}
        />
      )}
      <TextField
        label={t(($) => $.enrol.phone)}
        optional
        type="tel"
        maxLength={20}
        value={form.phone}
        error={problem === "phone" ? t(($) => $.enrol.phoneWrong) : undefined}
        onChange={(phone) => onChange({ ...form, phone })}
      />
    </>
  );
};
