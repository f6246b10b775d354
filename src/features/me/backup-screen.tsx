import { useState } from "react";
import { useTranslation } from "react-i18next";
import { makeBackup, newBackupCode } from "#data/backup-file.ts";
import { usePhone, useWaiting } from "#data/use-phone.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { Button } from "#ui/button.tsx";
import { AllSentDrawing } from "#ui/drawings/all-sent.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { giveAway } from "#ui/give-file.ts";
import { paths } from "./paths.ts";

const BACK = { to: paths.me() };

/** The work that only this phone has, locked into a file: first the code on paper, then the file out of the phone. */
export const BackupScreen = () => {
  const { t } = useTranslation("me");
  const waiting = useWaiting();
  if (!waiting) return <OpeningFrame title={t(($) => $.backup.title)} back={BACK} />;
  if (waiting.length > 0) return <Backup count={waiting.length} />;
  return (
    <TaskFrame title={t(($) => $.backup.title)} back={BACK} usable>
      <Empty drawing={<AllSentDrawing />} title={t(($) => $.backup.nothing)} />
    </TaskFrame>
  );
};

type Outcome = "shared" | "saved" | "failed";

const Backup = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const [code] = useState(() => newBackupCode());
  const [isWritten, setWritten] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const { isBusy, act } = useOneAct();
  const make = async (): Promise<boolean> => {
    try {
      const name = `asa-${thaiDay(phone.now().getTime())}.asabackup`;
      const given = await giveAway(new File([await makeBackup(phone, code)], name, { type: "application/json" }));
      if (given !== "cancelled") setOutcome(given);
    } catch (error) {
      console.error(error);
      setOutcome("failed");
    }
    return false;
  };
  return (
    <TaskFrame
      title={t(($) => $.backup.title)}
      back={BACK}
      usable
      dock={
        <Button
          size="big"
          wide
          icon="keep"
          busy={isBusy}
          whyNot={isWritten ? undefined : t(($) => $.backup.writeFirst)}
          onPress={() => void act(make)}
        >
          {isBusy ? t(($) => $.backup.making) : t(($) => $.backup.share)}
        </Button>
      }
    >
      <p>{t(($) => $.backup.body, { count })}</p>
      <Card label={t(($) => $.backup.codeLabel)}>
        <h2>{t(($) => $.backup.codeTitle)}</h2>
        <CodeToWrite code={code} />
        <p className="small">{t(($) => $.backup.codeBody)}</p>
        {isWritten ? undefined : (
          <Button kind="quiet" wide icon="check" onPress={() => setWritten(true)}>
            {t(($) => $.backup.written)}
          </Button>
        )}
      </Card>
      <div aria-live="polite">{outcome ? <p>{t(($) => $.backup[outcome])}</p> : undefined}</div>
      <p className="small soft">{t(($) => $.backup.still)}</p>
    </TaskFrame>
  );
};

/** In groups, as it is written and read aloud. */
const CodeToWrite = ({ code }: { readonly code: string }) => (
  <p className="value code-groups" lang="en" translate="no">
    {code.split("-").map((group, at) => (
      // The groups of one code never move.
      // oxlint-disable-next-line react/no-array-index-key
      <span className="part" key={at}>
        {group}
      </span>
    ))}
  </p>
);
