import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { phonesOf, revokePhoneOf, type PhoneOf } from "#data/phones-of.ts";
import { toServer } from "#data/to-server.ts";
import { useWhen } from "#entities/moment/use-when.ts";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { PostTrouble, type PostError } from "./post-trouble.tsx";

interface PhoneListProps {
  readonly userId: string;
  readonly onRevoked: () => void;
}

/** The phones that act as this person, and the way to take a lost one away. */
export const PhoneList = ({ userId, onRevoked }: PhoneListProps) => {
  const { t } = useTranslation("posts");
  const { value, trouble, renew } = useKeptAnswer(phonesOf(userId));
  const list = value?.list ?? [];
  const count = value ? t(($) => $.person.phonesCount, { count: list.length }) : undefined;
  return (
    <Section title={t(($) => $.person.phones)} {...(count !== undefined && { count })}>
      {trouble ? <p className="small soft">{t(($) => $.person.phonesNeedSignal)}</p> : undefined}
      {value && list.length === 0 ? <Card>{t(($) => $.person.noPhones)}</Card> : undefined}
      {list.length > 0 ? (
        <Rows>
          {list.map((phone) => (
            <PhoneRow key={phone.clientId} phone={phone} />
          ))}
        </Rows>
      ) : undefined}
      {list.map((phone) => (
        <LostSheet
          key={phone.clientId}
          {...{ phone, userId }}
          onDone={() => {
            onRevoked();
            renew();
          }}
        />
      ))}
    </Section>
  );
};

const PhoneRow = ({ phone }: { readonly phone: PhoneOf }) => {
  const { t } = useTranslation("posts");
  const when = useWhen();
  const sheet = useSheet(`lost-${phone.clientId}`);
  const { browser, lastSeenAt, isSignedIn, revokedAt } = phone;
  return (
    <Row
      name={browser ?? t(($) => $.person.unknownBrowser)}
      more={lastSeenAt === null ? t(($) => $.person.never) : t(($) => $.lastSeen, { when: when(lastSeenAt) })}
      state={
        isSignedIn ? (
          <StateChip state="sent">{t(($) => $.person.signedIn)}</StateChip>
        ) : (
          <StateChip state="calm">
            {revokedAt === null ? t(($) => $.person.signedOut) : t(($) => $.person.takenAway)}
          </StateChip>
        )
      }
      end={
        isSignedIn ? (
          <Button kind="quiet" onPress={sheet.open}>
            {t(($) => $.person.lost)}
          </Button>
        ) : undefined
      }
    />
  );
};

interface LostSheetProps {
  readonly phone: PhoneOf;
  readonly userId: string;
  readonly onDone: () => void;
}

/** Asked once more, with a reason that is kept beside who did it. */
const LostSheet = ({ phone: { clientId }, userId, onDone }: LostSheetProps) => {
  const { t } = useTranslation("posts");
  const sheet = useSheet(`lost-${clientId}`);
  const [reason, setReason] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<PostError>();
  const { isBusy, act } = useOneAct();
  const isShort = reason.trim().length < 3;
  const revoke = async (): Promise<boolean> => {
    setAsked(true);
    if (isShort) return false;
    const answer = await revokePhoneOf(toServer, { userId, clientId, reason: reason.trim() });
    setTrouble(answer.ok ? undefined : answer.error);
    if (answer.ok) {
      sheet.close();
      onDone();
    }
    return answer.ok;
  };
  return (
    <Sheet sheet={sheet} title={t(($) => $.person.lostTitle)}>
      <Notice state="calm" title={t(($) => $.person.lostMeans)}>
        <p>{t(($) => $.person.lostWork)}</p>
      </Notice>
      <div role="alert">{trouble ? <PostTrouble trouble={trouble} /> : undefined}</div>
      <TextField
        label={t(($) => $.person.reason)}
        hint={t(($) => $.person.reasonHint)}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={isAsked && isShort ? t(($) => $.person.reasonFirst) : undefined}
      />
      <Button wide kind="urgent" busy={isBusy} onPress={() => void act(revoke)}>
        {t(($) => $.person.lostAct)}
      </Button>
    </Sheet>
  );
};
