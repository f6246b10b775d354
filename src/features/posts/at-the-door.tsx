import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { toServer } from "#data/to-server.ts";
import { approvePhone, openInvitations, type InvitationWithPhones, type WaitingPhone } from "#data/waiting-phones.ts";
import { useWhen } from "#entities/moment/use-when.ts";
import { Notice } from "#ui/notice.tsx";
import { NumberChoice } from "#ui/number-choice.tsx";
import { Section } from "#ui/section.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { PostTrouble, type PostError } from "./post-trouble.tsx";

interface AtTheDoorProps {
  readonly invitationId: string;
  readonly name: string;
}

const LOOK_EVERY_MS = 5_000;

/** Whether the invited phone waits for a word, or has come in: looked up every five seconds while the screen is in view. */
export const AtTheDoor = ({ invitationId, name }: AtTheDoorProps) => {
  const { t } = useTranslation("posts");
  const { value, isRenewing, trouble, renew } = useKeptAnswer(openInvitations);
  const look = useRef(renew);
  const [hasBeenOpen, setBeenOpen] = useState(false);
  const [problem, setProblem] = useState<PostError>();
  const [isApproved, setApproved] = useState(false);
  const invitation = value?.list.find(({ id }) => id === invitationId);
  if (invitation && !hasBeenOpen) setBeenOpen(true);
  const isOver = hasBeenOpen && !invitation;
  useEffect(() => {
    look.current = renew;
  });
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) look.current();
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isOver]);

  return (
    <div aria-live="polite" className="stack" data-renewing={isRenewing || undefined}>
      {problem ? <PostTrouble trouble={problem} /> : undefined}
      {isOver && problem?.type !== "refused" ? (
        <Notice state="sent" title={t(($) => $.door.in, { name })}>
          <p>{t(($) => $.door.inStep)}</p>
        </Notice>
      ) : undefined}
      {isApproved && !isOver ? <p>{t(($) => $.door.approved)}</p> : undefined}
      {trouble && !isOver ? <p className="small soft">{t(($) => $.door.noSignal)}</p> : undefined}
      {invitation?.phones.map((phone) => (
        <Waiting
          key={phone.id}
          {...{ invitation, phone, name }}
          onAnswer={(answer) => {
            setProblem(answer);
            setApproved(answer === undefined);
            renew();
          }}
        />
      ))}
      {invitation?.phones.length === 0 && !isApproved && !trouble ? (
        <p className="small soft">{t(($) => $.door.nobody)}</p>
      ) : undefined}
    </div>
  );
};

interface WaitingProps {
  readonly invitation: InvitationWithPhones;
  readonly phone: WaitingPhone;
  readonly name: string;
  /** Undefined: the phone may come in. */
  readonly onAnswer: (problem: PostError | undefined) => void;
}

/** The number is heard from the person, on a number that was known before. */
const Waiting = ({ invitation, phone, name, onAnswer }: WaitingProps) => {
  const { t } = useTranslation("posts");
  const when = useWhen();
  const { isBusy, act } = useOneAct();
  const choose = async (number: string): Promise<boolean> => {
    const answer = await approvePhone(toServer, invitation, phone.id, number);
    onAnswer(answer.ok ? undefined : answer.error);
    return false;
  };
  if (invitation.needsSecond) {
    return (
      <Notice state="calm" title={t(($) => $.door.second)}>
        <p>{t(($) => $.door.secondStep, { name })}</p>
      </Notice>
    );
  }
  return (
    <Section title={t(($) => $.door.ask)} count={t(($) => $.door.asked, { when: when(phone.askedAt) })}>
      <p>{t(($) => $.door.askStep, { name })}</p>
      <NumberChoice numbers={phone.numbers} busy={isBusy} onChoose={(number) => void act(() => choose(number))} />
      <p className="small soft">{t(($) => $.door.unsure)}</p>
    </Section>
  );
};
