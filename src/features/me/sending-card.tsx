import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useLastExchange, useNeedsYou, usePhone, useSender, useWaiting } from "#data/use-phone.ts";
import type { SenderState } from "#data/sender.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card } from "#ui/section.tsx";
import { StateMark } from "#ui/state-chip.tsx";
import { useEntryFacts } from "./entry-facts.ts";
import { NeedsYouRow, WaitingRow } from "./entry-rows.tsx";

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
        <Failure sender={sender} />
        <SendButton sender={sender} isCalm={waiting.length === 0} />
      </Card>
      <NewestEntries />
    </>
  );
};

const LastSent = () => {
  const { t } = useTranslation("me");
  const formats = useFormats();
  const { now } = usePhone();
  const last = useLastExchange();
  if (last === undefined) return <p className="small soft">{"\u00A0"}</p>;
  if (last === null) return <p className="small soft">{t(($) => $.sending.never)}</p>;
  const when = formats.moment(last.at, now());
  // Thai joins words without a space, but not a word and a figure.
  const spaced = /^\d/.test(when) ? `\u00A0${when}` : when;
  return <p className="small soft">{t(($) => $.sending.last, { when: spaced })}</p>;
};

/** Why the last try did not work, and what comes next. No signal is said by the button itself. */
const Failure = ({ sender }: { readonly sender: SenderState }) => {
  const { t } = useTranslation("sync");
  const isOnline = useSignal();
  if (sender.phase !== "failed" || !isOnline) return undefined;
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
  const isOnline = useSignal();
  if (sender.phase === "failed" && sender.error.type === "signedOut") {
    return (
      <ButtonLink to="/sign-in" state={{ step: "code" }} wide>
        {t(($) => $.sending.signIn)}
      </ButtonLink>
    );
  }
  return (
    <Button
      wide
      kind={isCalm ? "quiet" : "main"}
      busy={sender.phase === "sending"}
      whyNot={isOnline ? undefined : t(($) => $.sending.noSignal)}
      onPress={() => void phone.sender.wake()}
    >
      {t(($) => $.sending.send)}
    </Button>
  );
};

const NEWEST = 3;

const NewestEntries = () => {
  const { t } = useTranslation("me");
  const needsYou = (useNeedsYou() ?? []).slice(0, NEWEST);
  const waiting = (useWaiting() ?? []).slice(-NEWEST).reverse();
  const factsOf = useEntryFacts([...needsYou, ...waiting]);
  return (
    <Rows label={t(($) => $.sending.items)}>
      {factsOf && needsYou.map((entry) => <NeedsYouRow key={entry.order} entry={entry} facts={factsOf(entry)} />)}
      {factsOf && waiting.map((entry) => <WaitingRow key={entry.order} entry={entry} facts={factsOf(entry)} />)}
      <Row name={t(($) => $.sending.all)} to="/me/sending" go />
    </Rows>
  );
};

const useSignal = (): boolean => useSyncExternalStore(watchSignal, () => navigator.onLine);

const watchSignal = (onChange: () => void): (() => void) => {
  addEventListener("online", onChange);
  addEventListener("offline", onChange);
  return () => {
    removeEventListener("online", onChange);
    removeEventListener("offline", onChange);
  };
};
