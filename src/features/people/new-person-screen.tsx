import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { villagesOf } from "#data/account.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { useAnsweredEntry } from "#data/use-answered-entry.ts";
import { useDraft } from "#data/use-draft.ts";
import { usePhone } from "#data/use-phone.ts";
import { emptyForm, newPerson, typedInto } from "#domain/person-form.ts";
import { citizen } from "#domain/records/citizen.ts";
import { useAccount, useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { rememberSaved } from "#ui/just-saved.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";
import { personFormSchema } from "./form-schema.ts";
import { draftName, saveMended } from "./mend.ts";
import { paths } from "./paths.ts";
import { PersonFormFrame } from "./person-form-frame.tsx";
import { SamePeople } from "./same-people.tsx";
import { ToldFields } from "./told-fields.tsx";

/**
 * Somebody new. `?name=` and `?house=` come from a search; `?next=logHelp` goes on to logging a help; `?mend=` brings a new
 * person whom the server refused.
 */
export const NewPersonScreen = () => {
  const { t } = useTranslation("people");
  const mend = useAnsweredEntry(useSearchParams()[0].get("mend"));
  if (mend === undefined) return <OpeningFrame title={t(($) => $.form.newTitle)} back={{ to: paths.list() }} />;
  return <NewPerson mend={mend} />;
};

const NewPerson = ({ mend: found }: { readonly mend: AnsweredEntry | null }) => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const navigate = useNavigate();
  const { here } = useTaskSteps();
  const formats = useFormats();
  const { ways } = useApp();
  const [asked] = useSearchParams();
  const villages = villagesOf(useAccount());
  // Once it is saved the entry is dealt with; the form stays what it was while the person leaves it.
  const [mend] = useState(found);
  const [initial] = useState(() => {
    const village = villages.length === 1 ? (villages[0] ?? "") : "";
    return { ...emptyForm(village), name: asked.get("name") ?? "", houseNo: asked.get("house") ?? "" };
  });
  const [typed] = useState(() => (mend ? typedInto(initial, mend.mutation, formats.year) : undefined));
  const draft = useDraft(draftName("", mend), {
    schema: personFormSchema,
    initial,
    typed,
    about: mend ? [mend.recordId] : [],
    fits: ({ name }) => initial.name === "" || name === initial.name,
  });
  // What else was saved about this person names them by their id; only a deleted one can never come back.
  const [id] = useState(() => (mend && mend.state !== "gone" ? mend.recordId : phone.newId()));
  const logHelp = asked.get("next") === "logHelp" ? ways.logHelp : undefined;
  const back = logHelp?.() ?? paths.list();
  if (!draft) return <OpeningFrame title={t(($) => $.form.newTitle)} back={{ to: back }} />;
  return (
    <PersonFormFrame
      title={t(($) => $.form.newTitle)}
      back={back}
      draft={draft}
      isMending={mend !== null}
      whyNot={villages.length === 0 ? t(($) => $.form.noVillage) : undefined}
      onSave={async (form) => {
        const set = newPerson(form, phone.now().toISOString());
        const saved = await saveMended(phone, mend, [{ op: "put", kind: citizen.kind, id, set }]);
        if (saved.ok) {
          await draft.forget();
          if (logHelp) void navigate(logHelp(id), { replace: true, state: here });
          else {
            rememberSaved(phone, id);
            void navigate(paths.person({ citizenId: id }), { replace: true });
          }
        }
        return saved;
      }}
    >
      <SamePeople form={draft.form} />
      <ToldFields isTold={draft.form.isTold} onChange={(isTold) => draft.change({ isTold })} />
    </PersonFormFrame>
  );
};
