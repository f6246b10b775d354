import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLearning } from "#data/certificates/use-learning.ts";
import { usePhone } from "#data/use-phone.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { xapiStatements } from "#domain/xapi.ts";
import { Button } from "#ui/button.tsx";
import { giveAway } from "#ui/give-file.ts";

/** What this person learnt, as a file for other systems; made on the phone from what it has. */
export const HistoryButton = () => {
  const { t } = useTranslation("certificates");
  const { account, now } = usePhone();
  const learning = useLearning({ by: account.userId });
  const [outcome, setOutcome] = useState<"shared" | "saved">();
  const give = async (): Promise<void> => {
    if (!learning) return;
    const passOf = (code: string) => learning.courses.find((course) => course.code === code)?.pass;
    const text = JSON.stringify(xapiStatements(learning, { origin: location.origin, passOf }), null, 1);
    const name = `asa-xapi-${thaiDay(now().getTime())}.json`;
    const given = await giveAway(new File([text], name, { type: "application/json" }));
    if (given !== "cancelled") setOutcome(given);
  };
  const records = learning && [...learning.lessons, ...learning.attempts, ...learning.certificates];
  const isEmpty = records?.length === 0;
  return (
    <div className="stack">
      <Button kind="quiet" wide whyNot={isEmpty ? t(($) => $.history.none) : undefined} onPress={() => void give()}>
        {t(($) => $.history.get)}
      </Button>
      <p className="small soft">{t(($) => $.history.more)}</p>
      <p aria-live="polite">{outcome ? t(($) => $.history[outcome]) : undefined}</p>
    </div>
  );
};
