import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { villagesOf } from "#data/account.ts";
import { usePhone } from "#data/use-phone.ts";
import { emptyForm, newPerson } from "#domain/person-form.ts";
import { citizen } from "#domain/records/citizen.ts";
import { useAccount } from "#features/feature.ts";
import { rememberSaved } from "#ui/just-saved.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";
import { useDraft } from "./draft.ts";
import { PersonFormFrame } from "./person-form-frame.tsx";
import { SamePeople } from "./same-people.tsx";
import { ToldFields } from "./told-fields.tsx";

/** Somebody new. `?name=` and `?house=` come from a search; `?next=/log` goes on to logging a help. */
export const NewPersonScreen = () => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const navigate = useNavigate();
  const { here } = useTaskSteps();
  const [asked] = useSearchParams();
  const villages = villagesOf(useAccount());
  const [initial] = useState(() => {
    const village = villages.length === 1 ? (villages[0] ?? "") : "";
    return { ...emptyForm(village), name: asked.get("name") ?? "", houseNo: asked.get("house") ?? "" };
  });
  const draft = useDraft("draft:person", initial, 0, ({ name }) => initial.name === "" || name === initial.name);
  const [id] = useState(phone.newId);
  const isForLog = asked.get("next") === "/log";
  if (!draft) return <OpeningFrame title={t(($) => $.form.newTitle)} back={{ to: isForLog ? "/log" : "/people" }} />;
  return (
    <PersonFormFrame
      title={t(($) => $.form.newTitle)}
      back={isForLog ? "/log" : "/people"}
      draft={draft}
      whyNot={villages.length === 0 ? t(($) => $.form.noVillage) : undefined}
      onSave={async (form) => {
        const set = newPerson(form, phone.now().toISOString());
        const saved = await phone.save([{ op: "put", kind: citizen.kind, id, set }]);
        if (saved.ok) {
          await draft.forget();
          if (isForLog) void navigate(`/log/${id}`, { replace: true, state: here });
          else {
            rememberSaved(phone, id);
            void navigate(`/people/${id}`, { replace: true });
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
