import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AskError } from "#data/ask-server.ts";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { toServer } from "#data/to-server.ts";
import { approvePhone, openInvitations, type InvitationWithPhones, type WaitingPhone } from "#data/waiting-phones.ts";
import { Age, NoAnswer, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useWhen } from "#entities/moment/use-when.ts";
import { useApp } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { AllSentDrawing } from "#ui/drawings/all-sent.tsx";
import { Empty } from "#ui/empty.tsx";
import { Notice } from "#ui/notice.tsx";
import { NumberChoice } from "#ui/number-choice.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { useOneAct } from "#ui/use-one-act.ts";

/** Phones with the right code that may not come in before a coordinator has heard their number from the person. */
export const WaitingPhonesScreen = () => {
  const { t } = useTranslation("coordinator");
  const { home } = useApp();
  const { value, isRenewing, trouble, renew } = useKeptAnswer(openInvitations);
  const [isDone, setDone] = useState(false);
  const isSettled = Boolean(value) || (value === null && !isRenewing);
  const waiting = value?.list.filter(({ phones }) => phones.length > 0) ?? [];
  return (
    <TaskFrame
      title={t(($) => $.phones.title)}
      back={{ to: home }}
      usable={isSettled}
      busy={!isSettled}
      toast={isDone && <Toast onEnd={() => setDone(false)}>{t(($) => $.phones.approved)}</Toast>}
    >
      <Age asOf={value?.asOf} isRenewing={isRenewing} renew={renew} />
      {trouble ? <Trouble trouble={trouble} kept={value ? t(($) => $.phones.needsSignal) : undefined} /> : undefined}
      {value ? undefined : <NoAnswer value={value} isRenewing={isRenewing} />}
      {value && waiting.length === 0 ? (
        <Empty drawing={<AllSentDrawing />} title={t(($) => $.phones.none)}>
          {t(($) => $.phones.noneBody)}
        </Empty>
      ) : undefined}
      {waiting.flatMap((invitation) =>
        invitation.phones.map((phone) => (
          <PhoneCard
            key={phone.id}
            invitation={invitation}
            phone={phone}
            onApproved={() => {
              setDone(true);
              renew();
            }}
            onStale={renew}
          />
        )),
      )}
    </TaskFrame>
  );
};

interface PhoneCardProps {
  readonly invitation: InvitationWithPhones;
  readonly phone: WaitingPhone;
  readonly onApproved: () => void;
  readonly onStale: () => void;
}

const PhoneCard = ({ invitation, phone, onApproved, onStale }: PhoneCardProps) => {
  const { t } = useTranslation("coordinator");
  const { t: common } = useTranslation("common");
  const when = useWhen();
  const [problem, setProblem] = useState<AskError | { readonly type: "refused"; readonly code: string }>();
  const { isBusy, act } = useOneAct();
  const { name, post, needsSecond } = invitation;
  const choose = async (number: string): Promise<boolean> => {
    const answer = await approvePhone(toServer, invitation, phone.id, number);
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) onApproved();
    return answer.ok;
  };
  const facts = [
    ...(post.role === null ? [] : [common(($) => $.roles[post.role ?? "volunteer"])]),
    ...(phone.browser === null ? [] : [phone.browser]),
    t(($) => $.phones.asked, { when: when(phone.askedAt) }),
  ];
  return (
    <Card label={name}>
      <div>
        <h2>
          <PersonName name={name} />
        </h2>
        <p className="small soft">{facts.join(" · ")}</p>
      </div>
      {needsSecond ? (
        <Notice state="calm" title={t(($) => $.phones.second)}>
          <p>{t(($) => $.phones.secondStep)}</p>
        </Notice>
      ) : problem?.type === "refused" ? (
        <div role="alert" className="stack">
          <Notice
            state="needs-you"
            title={problem.code === "otherNumber" ? t(($) => $.phones.otherNumber) : t(($) => $.phones.over)}
          >
            <p>{problem.code === "otherNumber" ? t(($) => $.phones.otherNumberStep) : t(($) => $.phones.overStep)}</p>
          </Notice>
          <Button wide kind="quiet" onPress={onStale}>
            {t(($) => $.phones.lookAgain)}
          </Button>
        </div>
      ) : (
        <>
          <p>{t(($) => $.phones.ask, { name })}</p>
          <div role="alert">{problem ? <Trouble trouble={problem} kept={undefined} /> : undefined}</div>
          <NumberChoice numbers={phone.numbers} busy={isBusy} onChoose={(number) => void act(() => choose(number))} />
          <p className="small soft">{t(($) => $.phones.unsure)}</p>
        </>
      )}
    </Card>
  );
};
