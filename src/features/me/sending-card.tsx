import { useTranslation } from "react-i18next";
import { useLastExchange, usePhone, useSender, useWaiting } from "#data/use-phone.ts";
import type { SenderState } from "#data/sender.ts";
import { useApp } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card } from "#ui/section.tsx";
import { StateMark } from "#ui/state-chip.tsx";
import { useEntryFacts } from "./entry-facts.ts";
import { WaitingRow } from "./entry-rows.tsx";
import { paths } from "./paths.ts";
import { useWhen } from "#entities/moment/use-when.ts";

/** What waits, when something was last sent, and the newest entries with their state. */
export const SendingCard = () => {
  const { t } = useTranslation("me");
  const waiting = useWaiting();
  const sender = useSender();
  if (!waiting) return undefined;
  const isSending = sender.phase === "sending" && waiting.length > 0;
  const title = isSending
    ? t(($) => $.sending.now)
    : waiting.length > 0
      ? t(($) => $.sending.waiting, { count: waiting.length })
      : t(($) => $.sending.allSent);
  return (
    <>
      <Card label={t(($) => $.sending.card)}>
        <div className="waits-card">
          <StateMark state={isSending ? "sending" : waiting.length > 0 ? "waiting" : "sent"} size="big" />
          <div>
            <h2>{title}</h2>
            <LastSent />
          </div>
        </div>
        <p className="small soft">{t(($) => $.sending.centre)}</p>
        <Failure sender={sender} />
        <SendButton sender={sender} isCalm={waiting.length === 0} />
      </Card>
      <NewestEntries />
    </>
  );
};

const LastSent = () => {
  const { t } = useTranslation("me");
  const when = useWhen();
  const last = useLastExchange();
  if (last === undefined) return <p className="small soft">{"\u00A0"}</p>;
  if (last === null) return <p className="small soft">{t(($) => $.sending.never)}</p>;
  return <p className="small soft">{t(($) => $.sending.last, { when: when(last.at) })}</p>;
};

/** Why the last try did not work, and what comes next. */
const Failure = ({ sender }: { readonly sender: SenderState }) => {
  const { t } = useTranslation("sync");
  if (sender.phase !== "failed") return undefined;
  const { error } = sender;
  const code = error.type === "refused" ? error.code : "";
  return (
    <div className="stack-tight">
      <p>
        <b>{t(($) => $.error[error.type].reason)}</b>
      </p>
      <p className="small">{t(($) => $.error[error.type].step, { code })}</p>
    </div>
  );
};

const SendButton = ({ sender, isCalm }: { readonly sender: SenderState; readonly isCalm: boolean }) => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const { signIn } = useApp().ways;
  if (signIn && sender.phase === "failed" && sender.error.type === "signedOut") {
    return (
      <ButtonLink to={signIn()} state={{ step: "code" }} wide>
        {t(($) => $.sending.signIn)}
      </ButtonLink>
    );
  }
  return (
    <Button
      wide
      kind={isCalm ? "quiet" : "main"}
      busy={sender.phase === "sending"}
      onPress={() => void phone.sender.wake()}
    >
      {t(($) => $.sending.send)}
    </Button>
  );
};

const NEWEST = 3;

const NewestEntries = () => {
  const { t } = useTranslation("me");
  const waiting = (useWaiting() ?? []).slice(-NEWEST).reverse();
  const factsOf = useEntryFacts(waiting);
  return (
    <Rows label={t(($) => $.sending.items)}>
      {factsOf && waiting.map((entry) => <WaitingRow key={entry.order} entry={entry} facts={factsOf(entry)} />)}
      <Row name={t(($) => $.sending.all)} to={paths.sending()} go />
    </Rows>
  );
};
