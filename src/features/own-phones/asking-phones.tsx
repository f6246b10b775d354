import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answerPhone, type AskingPhone, type PhoneActError } from "#data/own-phones.ts";
import { toServer } from "#data/to-server.ts";
import { Button } from "#ui/button.tsx";
import { NumberChoice } from "#ui/number-choice.tsx";
import { Card } from "#ui/section.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { PhoneTrouble } from "./phone-trouble.tsx";
import { useWhen } from "#entities/moment/use-when.ts";

interface AskingPhonesProps {
  readonly phones: readonly AskingPhone[];
  readonly onDone: (done: "approved" | "refused") => void;
  /** It is not as the list says any more. */
  readonly onStale: () => void;
}

/** Another phone has a code for this account. The person looks at it and chooses the number that stands there. */
export const AskingPhones = ({ phones, onDone, onStale }: AskingPhonesProps) => (
  <>
    {phones.map((phone) => (
      <AskingCard key={phone.id} {...{ phone, onDone, onStale }} />
    ))}
  </>
);

const AskingCard = ({
  phone,
  onDone,
  onStale,
}: Omit<AskingPhonesProps, "phones"> & { readonly phone: AskingPhone }) => {
  const { t } = useTranslation("own-phones");
  const when = useWhen();
  const [problem, setProblem] = useState<PhoneActError>();
  const { isBusy, act } = useOneAct();
  const answer = (number: string | null) => (): void => {
    void act(async () => {
      const told = await answerPhone(toServer, phone, number);
      setProblem(told.ok ? undefined : told.error);
      if (told.ok) onDone(number === null ? "refused" : "approved");
      return told.ok;
    });
  };
  const { browser, askedAt, numbers } = phone;
  const by = browser ?? t(($) => $.unknownBrowser);
  const isOver = problem?.type === "refused";
  return (
    <Card label={t(($) => $.asks)}>
      <div>
        <h2>{t(($) => $.asks)}</h2>
        <p className="small soft">{t(($) => $.asksFrom, { browser: by, when: when(askedAt) })}</p>
      </div>
      <div role="alert">{problem ? <PhoneTrouble trouble={problem} /> : undefined}</div>
      {isOver ? (
        <Button wide kind="quiet" onPress={onStale}>
          {t(($) => $.lookAgain)}
        </Button>
      ) : (
        <>
          <p>{t(($) => $.asksWhich)}</p>
          <NumberChoice numbers={numbers} busy={isBusy} onChoose={(number) => answer(number)()} />
          <p className="small soft">{t(($) => $.asksNotMine)}</p>
          <Button wide kind="urgent" busy={isBusy} onPress={answer(null)}>
            {t(($) => $.notMine)}
          </Button>
        </>
      )}
    </Card>
  );
};
