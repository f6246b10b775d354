import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useNavigate, useParams, useSearchParams } from "react-router";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { useAnsweredEntry } from "#data/use-answered-entry.ts";
import { useDraft } from "#data/use-draft.ts";
import { usePhone, useRecord, type Seen } from "#data/use-phone.ts";
import { formOf, patchOf, typedInto, type PersonForm } from "#domain/person-form.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { rememberSaved } from "#ui/just-saved.ts";
import { Notice } from "#ui/notice.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { personFormSchema } from "./form-schema.ts";
import { draftName, saveMended } from "./mend.ts";
import { MissingPerson } from "./missing-person.tsx";
import { paths } from "./paths.ts";
import { PersonFormFrame } from "./person-form-frame.tsx";
import { ToldFields } from "./told-fields.tsx";

/** `?mend=` brings a change that the server refused: the form opens with it typed in. */
export const EditPersonScreen = () => {
  const { t } = useTranslation("people");
  const { citizenId = "" } = useParams();
  const person = useRecord(citizen, citizenId);
  const mend = useAnsweredEntry(useSearchParams()[0].get("mend"));
  if (person === undefined || mend === undefined) {
    return <OpeningFrame title={t(($) => $.form.editTitle)} back={{ to: paths.person({ citizenId }) }} />;
  }
  return person === null ? <MissingPerson /> : <EditPerson key={person.id} person={person} mend={mend} />;
};

interface EditPersonProps {
  readonly person: Seen<Citizen>;
  readonly mend: AnsweredEntry | null;
}

const EditPerson = ({ person, mend: found }: EditPersonProps) => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const navigate = useNavigate();
  const isFromPage = cameFromPage(useLocation().state);
  const formats = useFormats();
  // Once it is saved the entry is dealt with; the form stays what it was while the person leaves it.
  const [mend] = useState(found);
  const initial = useMemo(() => formOf(person, formats.year), [person, formats]);
  const typed = mend ? typedInto(initial, mend.mutation, formats.year) : undefined;
  const [isSure, setSure] = useState(false);
  const draft = useDraft(draftName(person.id, mend), {
    schema: personFormSchema,
    initial,
    typed,
    seen: person.seen,
    about: [person.id],
  });
  if (!draft)
    return <OpeningFrame title={t(($) => $.form.editTitle)} back={{ to: paths.person({ citizenId: person.id }) }} />;

  const leave = (): void => {
    rememberSaved(phone, person.id);
    // Back on the page that led here, not on a second one of the same person.
    void (isFromPage ? navigate(-1) : navigate(paths.person({ citizenId: person.id }), { replace: true }));
  };
  const save = async (form: PersonForm) => {
    const patch = patchOf(draft.before, form, phone.now().toISOString());
    const drafts = patch
      ? [{ op: "patch" as const, kind: citizen.kind, id: person.id, seen: draft.seen, ...patch }]
      : [];
    const saved = await saveMended(phone, mend, drafts);
    if (saved.ok) {
      await draft.forget();
      leave();
    }
    return saved;
  };
  const isLeaving = draft.before.status === "active" && draft.form.status !== "active";
  const whyNot = (): string | undefined => {
    if (isLeaving && !isSure) return t(($) => $.form.sureFirst);
    const isChanged = patchOf(draft.before, draft.form, "") !== null || draft.isRestored;
    return isChanged ? undefined : t(($) => $.form.nothingChanged);
  };
  return (
    <PersonFormFrame
      title={t(($) => $.form.editTitle)}
      back={paths.person({ citizenId: person.id })}
      draft={draft}
      isMending={mend !== null}
      startsOpen
      whyNot={whyNot()}
      onSave={save}
    >
      {draft.before.isTold ? undefined : (
        <ToldFields isTold={draft.form.isTold} onChange={(isTold) => draft.change({ isTold })} />
      )}
      <StatusChoice person={person} form={draft.form} before={draft.before} onChange={draft.change} />
      {isLeaving && <Leaving status={draft.form.status} isSure={isSure} onChange={setSure} />}
    </PersonFormFrame>
  );
};

const cameFromPage = (state: unknown): boolean => typeof state === "object" && state !== null && "isFromPage" in state;

interface StatusChoiceProps {
  readonly person: Citizen;
  readonly form: PersonForm;
  readonly before: PersonForm;
  readonly onChange: (fields: Partial<PersonForm>) => void;
}

/** Seldom needed and sad to meet by accident, so it waits behind its own words. */
const StatusChoice = ({ person, form, before, onChange }: StatusChoiceProps) => {
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
    <div className="stack-tight">
      <Picks
        legend={t(($) => $.form.statusLegend)}
        options={offered.map((status) => ({ value: status, label: t(($) => $.status[status]) }))}
        value={form.status}
        onChoose={(status) => onChange({ status })}
      />
      {before.status === "active" ? (
        <ButtonLink kind="quiet" icon="home" to={paths.move({ citizenId: person.id })}>
          {t(($) => $.form.moveAway)}
        </ButtonLink>
      ) : undefined}
    </div>
  );
};

interface LeavingProps {
  readonly status: Citizen["status"];
  readonly isSure: boolean;
  readonly onChange: (isSure: boolean) => void;
}

/** What follows from it, before it is saved: nobody is taken off the day's work by a slip of the finger. */
const Leaving = ({ status, isSure, onChange }: LeavingProps) => {
  const { t } = useTranslation("people");
  return (
    <Notice state="needs-you" title={t(($) => $.form.leavingTitle, { status: t(($) => $.status[status]) })}>
      <p>{t(($) => $.form.leavingBody)}</p>
      <label className="choice">
        <input type="checkbox" checked={isSure} onChange={() => onChange(!isSure)} />
        <span className="mark" />
        <span>{t(($) => $.form.sure)}</span>
      </label>
    </Notice>
  );
};
