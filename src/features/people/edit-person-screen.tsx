import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams } from "react-router";
import { usePhone, useRecord, type Seen } from "#data/use-phone.ts";
import { formOf, patchOf, type PersonForm } from "#domain/person-form.ts";
import { ok } from "#domain/result.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { rememberSaved } from "#ui/just-saved.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { useDraft } from "./draft.ts";
import { MissingPerson } from "./missing-person.tsx";
import { PersonFormFrame } from "./person-form-frame.tsx";
import { ToldFields } from "./told-fields.tsx";

export const EditPersonScreen = () => {
  const { t } = useTranslation("people");
  const { citizenId = "" } = useParams();
  const person = useRecord(citizen, citizenId);
  if (person === undefined) {
    return <OpeningFrame title={t(($) => $.form.editTitle)} back={{ to: `/people/${citizenId}` }} />;
  }
  return person === null ? <MissingPerson /> : <EditPerson key={person.id} person={person} />;
};

const EditPerson = ({ person }: { readonly person: Seen<Citizen> }) => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const navigate = useNavigate();
  const isFromPage = cameFromPage(useLocation().state);
  const formats = useFormats();
  const initial = useMemo(() => formOf(person, formats.year), [person, formats]);
  const draft = useDraft(`draft:person:${person.id}`, initial, person.seen);
  if (!draft) return <OpeningFrame title={t(($) => $.form.editTitle)} back={{ to: `/people/${person.id}` }} />;

  const leave = (): void => {
    rememberSaved(phone, person.id);
    // Back on the page that led here, not on a second one of the same person.
    void (isFromPage ? navigate(-1) : navigate(`/people/${person.id}`, { replace: true }));
  };
  const save = async (form: PersonForm) => {
    const patch = patchOf(draft.before, form, phone.now().toISOString());
    const saved = patch
      ? await phone.save([{ op: "patch", kind: citizen.kind, id: person.id, seen: draft.seen, ...patch }])
      : ok(undefined);
    if (saved.ok) {
      await draft.forget();
      leave();
    }
    return saved;
  };
  return (
    <PersonFormFrame
      title={t(($) => $.form.editTitle)}
      back={`/people/${person.id}`}
      draft={draft}
      startsOpen
      whyNot={
        patchOf(draft.before, draft.form, "") === null && !draft.isRestored
          ? t(($) => $.form.nothingChanged)
          : undefined
      }
      onSave={save}
    >
      {draft.before.isTold ? undefined : (
        <ToldFields isTold={draft.form.isTold} onChange={(isTold) => draft.change({ isTold })} />
      )}
      <StatusChoice form={draft.form} before={draft.before} onChange={draft.change} />
    </PersonFormFrame>
  );
};

const cameFromPage = (state: unknown): boolean => typeof state === "object" && state !== null && "isFromPage" in state;

interface StatusChoiceProps {
  readonly form: PersonForm;
  readonly before: PersonForm;
  readonly onChange: (fields: Partial<PersonForm>) => void;
}

/** Seldom needed and sad to meet by accident, so it waits behind its own words. */
const StatusChoice = ({ form, before, onChange }: StatusChoiceProps) => {
  const { t } = useTranslation("people");
  const [isOpen, setOpen] = useState(form.status !== "active");
  if (!isOpen) {
    return (
      <div>
        <Button kind="plain" onPress={() => setOpen(true)}>
          {t(($) => $.form.status)}
        </Button>
      </div>
    );
  }
  const choices: readonly Citizen["status"][] = ["active", "moved", "died"];
  const offered = choices.includes(before.status) ? choices : [...choices, before.status];
  return (
    <Picks
      legend={t(($) => $.form.statusLegend)}
      options={offered.map((status) => ({ value: status, label: t(($) => $.status[status]) }))}
      value={form.status}
      onChoose={(status) => onChange({ status })}
    />
  );
};
