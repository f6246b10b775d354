import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { formOf, patchOf } from "#domain/person-form.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { useOneAct } from "#ui/use-one-act.ts";

/** When the person was told what is kept, or a quiet way to do it now. */
export const ToldLine = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  const formats = useFormats();
  const sheet = useSheet("told");
  const { notice } = person;
  if (notice) {
    const said = { date: formats.date(notice.at), version: notice.version };
    return <p className="small soft">{t(($) => $.person.told, said)}</p>;
  }
  return (
    <>
      <p className="meta-line">
        <span>{t(($) => $.person.notTold)}</span>
        <Button kind="plain" onPress={sheet.open}>
          {t(($) => $.told.read)}
        </Button>
      </p>
      <Sheet sheet={sheet} title={t(($) => $.told.legend)}>
        <p>{t(($) => $.told.text)}</p>
        <TellNow person={person} onTold={sheet.close} />
      </Sheet>
    </>
  );
};

const TellNow = ({ person, onTold }: { readonly person: Citizen; readonly onTold: () => void }) => {
  const { t } = useTranslation("people");
  const phone = usePhone();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const save = async (): Promise<boolean> => {
    const before = formOf(person, String);
    const patch = patchOf(before, { ...before, isTold: true }, phone.now().toISOString());
    if (!patch) return false;
    const saved = await phone.save([{ op: "patch", kind: citizen.kind, id: person.id, ...patch }]);
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) onTold();
    return saved.ok;
  };
  return (
    <>
      <SaveProblem type={problem} />
      <Button wide busy={isBusy} onPress={() => void act(save)}>
        {t(($) => $.person.tellNow)}
      </Button>
    </>
  );
};
