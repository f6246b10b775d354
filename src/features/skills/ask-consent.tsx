import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StandingConsent } from "#domain/consents.ts";
import { calledName } from "#domain/person-name.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { Plate } from "#ui/plate.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { useJobsConsentActs, type How } from "./use-jobs-consent.ts";

const hows: readonly How[] = ["read_aloud", "read_self", "guardian"];

/** The notice, how the person heard it, and their yes (PDPA s.19). No is said by going back: nothing is recorded. */
export const AskConsent = ({ person, consent }: { readonly person: Citizen; readonly consent: StandingConsent }) => {
  const { t } = useTranslation("skills");
  const { pageOf, home } = useApp();
  const formats = useFormats();
  const { give } = useJobsConsentActs(person);
  const [how, setHow] = useState<How>();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const isWithdrawn = consent.state === "withdrawn";
  const save = async (): Promise<boolean> => {
    if (how === undefined) return false;
    const saved = await give(how, isWithdrawn ? consent.withdrawals : []);
    setProblem(saved.ok ? null : saved.error.type);
    return saved.ok;
  };
  return (
    <TaskFrame
      title={t(($) => $.consent.title)}
      back={{ to: pageOf("citizen", person.id) ?? home }}
      usable
      before={<p className="soft">{calledName(person)}</p>}
      end={<Plate houseNo={person.houseNo} />}
      dock={
        <Button
          size="big"
          wide
          busy={isBusy}
          whyNot={how === undefined ? t(($) => $.consent.chooseFirst) : undefined}
          onPress={() => void act(save)}
        >
          {t(($) => $.consent.save)}
        </Button>
      }
    >
      {isWithdrawn ? (
        <p className="small soft">{t(($) => $.consent.before, { date: formats.date(consent.by.on) })}</p>
      ) : undefined}
      <Card label={t(($) => $.consent.title)}>
        <p className="small soft">{t(($) => $.consent.read)}</p>
        <p>{t(($) => $.consent.text)}</p>
      </Card>
      <Choices
        legend={t(($) => $.consent.how)}
        options={hows.map((value) => ({ value, label: t(($) => $.consent.hows[value]) }))}
        value={how}
        onChoose={setHow}
        compact
      />
      <SaveProblem type={problem} />
    </TaskFrame>
  );
};
