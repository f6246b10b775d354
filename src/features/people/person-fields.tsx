import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { FormProblem, FormProblems, PersonForm } from "#domain/person-form.ts";
import { Button } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { DetailFields, type ErrorOf, type PersonFieldsProps } from "./detail-fields.tsx";
import { useVillageWords } from "./villages.ts";

/** Name and house number; everything else waits behind one word. */
export const PersonFields = ({ startsOpen = false, ...props }: PersonFieldsProps) => {
  const { form, onChange, problems, villages } = props;
  const { t } = useTranslation("people");
  const villageWords = useVillageWords();
  const errorOf = useErrorWords(problems);
  const [isOpen, setOpen] = useState(startsOpen || hasDetails(form));
  return (
    <>
      <TextField
        label={t(($) => $.form.name)}
        hint={t(($) => $.form.nameHint)}
        value={form.name}
        onChange={(name) => onChange({ name })}
        error={errorOf("name")}
        enterKeyHint="next"
      />
      <TextField
        label={t(($) => $.form.houseNo)}
        optional
        value={form.houseNo}
        onChange={(houseNo) => onChange({ houseNo })}
        error={errorOf("houseNo")}
        enterKeyHint="done"
      />
      {villages.length > 1 ? (
        <Picks
          legend={t(($) => $.form.village)}
          options={villages.map((village) => ({ value: village, label: villageWords(village) }))}
          value={form.areaCode === "" ? undefined : form.areaCode}
          onChoose={(areaCode) => onChange({ areaCode })}
          error={errorOf("areaCode")}
        />
      ) : undefined}
      {isOpen ? (
        <DetailFields {...props} errorOf={errorOf} />
      ) : (
        <div>
          <Button kind="quiet" icon="add" onPress={() => setOpen(true)}>
            {t(($) => $.form.details)}
          </Button>
        </div>
      )}
    </>
  );
};

const useErrorWords = (problems: FormProblems): ErrorOf => {
  const { t } = useTranslation("people");
  return (field) => {
    const problem: FormProblem | undefined = problems[field];
    return problem && t(($) => $.problem[problem]);
  };
};

const hasDetails = (form: PersonForm): boolean =>
  [form.nickname, form.birthYear, form.phone, form.sex, form.registeredArea].some((text) => text !== "") ||
  form.supportNeeds.length > 0;
