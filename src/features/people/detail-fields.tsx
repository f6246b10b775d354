import { useTranslation } from "react-i18next";
import type { FormProblems, PersonForm, Sex, SupportNeed } from "#domain/person-form.ts";
import { firstPhone } from "#domain/phone-number.ts";
import { Button } from "#ui/button.tsx";
import { PickMany, Picks } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { useAddressWords } from "./registered-address.ts";

export interface PersonFieldsProps {
  readonly form: PersonForm;
  readonly onChange: (fields: Partial<PersonForm>) => void;
  readonly problems: FormProblems;
  /** The volunteer's villages; a person of a village that is not asked for stays where they are. */
  readonly villages: readonly string[];
  readonly onPickAddress: () => void;
  readonly startsOpen?: boolean;
}

export type ErrorOf = (field: keyof PersonForm) => string | undefined;

const sexes: readonly Sex[] = ["f", "m", "x", "unknown"];
const needs: readonly SupportNeed[] = ["sight", "hearing", "reading", "mobility"];

/** What is good to know, none of it needed. */
export const DetailFields = (props: PersonFieldsProps & { readonly errorOf: ErrorOf }) => {
  const { t } = useTranslation("people");
  const { form, onChange, problems, errorOf } = props;
  return (
    <>
      <TextField
        label={t(($) => $.form.nickname)}
        optional
        value={form.nickname}
        onChange={(nickname) => onChange({ nickname })}
        error={errorOf("nickname")}
      />
      <TextField
        label={t(($) => $.form.birthYear)}
        optional
        hint={t(($) => $.form.birthYearHint)}
        type="numeric"
        value={form.birthYear}
        onChange={(birthYear) => onChange({ birthYear })}
        error={errorOf("birthYear")}
      />
      <TextField
        label={t(($) => $.form.phone)}
        optional
        type="tel"
        value={form.phone}
        onChange={(phone) => onChange({ phone })}
        error={errorOf("phone")}
      />
      {problems.phone === "phoneMore" ? <KeepFirstPhone form={form} onChange={onChange} /> : undefined}
      <Picks
        legend={t(($) => $.form.sex)}
        note={t(($) => $.form.needsNote)}
        options={sexes.map((sex) => ({ value: sex, label: t(($) => $.form.sexes[sex]) }))}
        value={form.sex === "" ? undefined : form.sex}
        onChoose={(sex) => onChange({ sex })}
      />
      <div className="stack-tight">
        <PickMany
          legend={t(($) => $.form.needs)}
          note={t(($) => $.form.needsNote)}
          options={needs.map((need) => ({ value: need, label: t(($) => $.form.need[need]) }))}
          values={form.supportNeeds}
          onChange={(supportNeeds) => onChange({ supportNeeds })}
        />
        <p className="small soft">{t(($) => $.form.needsHint)}</p>
      </div>
      <RegisteredAddress {...props} />
    </>
  );
};

const KeepFirstPhone = ({ form, onChange }: Pick<PersonFieldsProps, "form" | "onChange">) => {
  const { t } = useTranslation("people");
  const phone = firstPhone(form.phone);
  if (phone === null) return undefined;
  return (
    <div>
      <Button kind="quiet" onPress={() => onChange({ phone })}>
        {t(($) => $.form.phoneFirst, { phone })}
      </Button>
    </div>
  );
};

const RegisteredAddress = ({ form, onChange, onPickAddress }: PersonFieldsProps) => {
  const { t } = useTranslation("people");
  const words = useAddressWords(form.registeredArea === "" ? undefined : form.registeredArea);
  const isElsewhere = form.registeredArea !== "";
  return (
    <section className="stack-tight" id="registered-address">
      <p className="label">
        {t(($) => $.form.registered)} <span className="label-note">{t(($) => $.form.needsNote)}</span>
      </p>
      <p className={isElsewhere ? undefined : "small soft"}>
        {isElsewhere ? (words ?? "\u00A0") : t(($) => $.form.registeredSame)}
      </p>
      <div className="line">
        <Button kind="quiet" icon="home" onPress={onPickAddress}>
          {isElsewhere ? t(($) => $.form.registeredChange) : t(($) => $.form.registeredPick)}
        </Button>
        {isElsewhere ? (
          <Button kind="plain" onPress={() => onChange({ registeredArea: "" })}>
            {t(($) => $.form.registeredClear)}
          </Button>
        ) : undefined}
      </div>
    </section>
  );
};
