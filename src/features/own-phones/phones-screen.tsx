import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { ownPhones, revokePhone, type OwnPhone, type PhoneActError } from "#data/own-phones.ts";
import { toServer } from "#data/to-server.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { useApp } from "#features/feature.ts";
import { AccessNews, useAnsweredAsks } from "./access-news.tsx";
import { AskingPhones } from "./asking-phones.tsx";
import { PhoneTrouble } from "./phone-trouble.tsx";
import { useWhen } from "#entities/moment/use-when.ts";

/** The phones that act as this person: one that asks to, what is new, and the way to take one away. */
export const PhonesScreen = () => {
  const { t } = useTranslation("own-phones");
  const { ways, home } = useApp();
  const { value, isRenewing, trouble, renew } = useKeptAnswer(ownPhones);
  const [done, setDone] = useState<Done>();
  useAnsweredAsks(value && !isRenewing && !trouble && value.waiting.length === 0 ? value.asOf : undefined, renew);
  const isSettled = Boolean(value) || (value === null && !isRenewing);
  const onDone = (what: Done): void => {
    setDone(what);
    renew();
  };
  return (
    <TaskFrame
      title={t(($) => $.title)}
      back={{ to: ways.seeOwnWork?.() ?? home }}
      usable={isSettled}
      busy={!isSettled}
      toast={done && <Toast onEnd={() => setDone(undefined)}>{t(($) => $.done[done])}</Toast>}
    >
      {/* Without a signal nobody knows which numbers still hold. */}
      {value && !trouble ? <AskingPhones phones={value.waiting} onDone={onDone} onStale={renew} /> : undefined}
      <AccessNews />
      {trouble ? <PhoneTrouble trouble={trouble} /> : undefined}
      {value ? <OwnPhones phones={value.list} onDone={() => onDone("revoked")} /> : undefined}
      {value === null && isRenewing ? <p className="soft">{t(($) => $.loading)}</p> : undefined}
    </TaskFrame>
  );
};

export type Done = "approved" | "refused" | "revoked";

interface OwnPhonesProps {
  readonly phones: readonly OwnPhone[];
  readonly onDone: () => void;
}

const OwnPhones = ({ phones, onDone }: OwnPhonesProps) => {
  const { t } = useTranslation("own-phones");
  return (
    <Section title={t(($) => $.list)}>
      <Rows>
        {phones.map((phone) => (
          <PhoneRow key={phone.clientId} phone={phone} />
        ))}
      </Rows>
      {phones.filter(isOther).map((phone) => (
        <LostSheet key={phone.clientId} phone={phone} onDone={onDone} />
      ))}
      <p className="small soft">{t(($) => $.lostHint)}</p>
    </Section>
  );
};

const isOther = ({ isThis, isSignedIn }: OwnPhone): boolean => !isThis && isSignedIn;

const PhoneRow = ({ phone }: { readonly phone: OwnPhone }) => {
  const { t } = useTranslation("own-phones");
  const when = useWhen();
  const sheet = useSheet(`lost-${phone.clientId}`);
  const { isThis, browser, lastSeenAt, signedInAt } = phone;
  const seen = lastSeenAt ?? signedInAt;
  const facts = [browser, seen === null ? null : t(($) => $.lastSeen, { when: when(seen) })];
  return (
    <Row
      name={isThis ? t(($) => $.this) : t(($) => $.other)}
      more={facts.filter((fact) => fact !== null).join(" · ")}
      state={<PhoneState phone={phone} />}
      end={
        isOther(phone) ? (
          <Button kind="quiet" onPress={sheet.open}>
            {t(($) => $.lost)}
          </Button>
        ) : undefined
      }
    />
  );
};

const PhoneState = ({ phone: { isSignedIn, revokedAt } }: { readonly phone: OwnPhone }) => {
  const { t } = useTranslation("own-phones");
  if (isSignedIn) return <StateChip state="sent">{t(($) => $.signedIn)}</StateChip>;
  return <StateChip state="calm">{revokedAt === null ? t(($) => $.signedOut) : t(($) => $.takenAway)}</StateChip>;
};

interface LostSheetProps {
  readonly phone: OwnPhone;
  readonly onDone: () => void;
}

/** Asked once more: what was not sent from it yet comes for review, and nobody signs in on it without a new code. */
const LostSheet = ({ phone, onDone }: LostSheetProps) => {
  const { t } = useTranslation("own-phones");
  const sheet = useSheet(`lost-${phone.clientId}`);
  const [problem, setProblem] = useState<PhoneActError>();
  const { isBusy, act } = useOneAct();
  const revoke = async (): Promise<boolean> => {
    const answer = await revokePhone(toServer, phone);
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) {
      sheet.close();
      onDone();
    }
    return answer.ok;
  };
  return (
    <Sheet sheet={sheet} title={t(($) => $.lostTitle)}>
      <Notice state="calm" title={t(($) => $.lostMeans)}>
        <p>{t(($) => $.lostWork)}</p>
      </Notice>
      <div role="alert">{problem ? <PhoneTrouble trouble={problem} /> : undefined}</div>
      <Button wide kind="urgent" busy={isBusy} onPress={() => void act(revoke)}>
        {t(($) => $.lostAct)}
      </Button>
    </Sheet>
  );
};
