import { useEffect, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { inviteAgain, type MadeInvitation } from "#data/posts.ts";
import { toServer } from "#data/to-server.ts";
import { useWhen } from "#entities/moment/use-when.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { QrFigure } from "#ui/qr-figure.tsx";
import { ScreenHeading } from "#ui/screen-heading.tsx";
import { Card } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";
import { PostTrouble, type PostError } from "./post-trouble.tsx";
import { AtTheDoor } from "./at-the-door.tsx";
import "./posts.css";

interface InvitationScreenProps {
  readonly name: string;
  /** In words: role and place. */
  readonly post?: string | undefined;
  readonly made: MadeInvitation;
}

/** Two ways in, shown once: a QR for a phone that is here, a code to be read out to one that is not. */
export const InvitationScreen = ({ name, post, made: first }: InvitationScreenProps) => {
  const { t } = useTranslation("posts");
  const when = useWhen();
  const [made, setMade] = useState(first);
  const [trouble, setTrouble] = useState<PostError>();
  const { isBusy, act } = useOneAct();
  // It stands in the place of a form that was longer.
  useEffect(() => {
    scrollTo({ top: 0 });
  }, []);
  const renew = async (): Promise<boolean> => {
    const answer = await inviteAgain(toServer, { userId: made.userId, revoke: false });
    setTrouble(answer.ok ? undefined : answer.error);
    if (answer.ok) setMade(answer.value);
    return false;
  };
  return (
    <TaskFrame title={t(($) => $.code.title, { name })} ownHeading back={{ to: paths.posts() }} usable>
      <div>
        <ScreenHeading spoken={t(($) => $.code.title, { name })}>
          {t(($) => $.code.for)} <PersonName name={name} />
        </ScreenHeading>
        {post === undefined ? undefined : <p className="small soft">{post}</p>}
      </div>
      <div role="alert">{trouble ? <PostTrouble trouble={trouble} /> : undefined}</div>
      <Qr key={made.id} link={made.link}>
        <Button kind="quiet" wide busy={isBusy} onPress={() => void act(renew)}>
          {t(($) => $.code.again)}
        </Button>
      </Qr>
      <Card label={t(($) => $.code.farAway)}>
        <p className="small soft">{t(($) => $.code.farAway)}</p>
        <p className="spoken-code" translate="no">
          {made.code.replace("-", " ")}
        </p>
        <p className="small soft">{t(($) => $.code.until, { when: when(made.codeUntil) })}</p>
      </Card>
      <AtTheDoor key={`door ${made.id}`} invitationId={made.id} name={name} />
      <ButtonLink to={paths.posts()} kind="plain">
        {t(($) => $.code.done)}
      </ButtonLink>
    </TaskFrame>
  );
};

/** As long as the server takes the link; counted on this phone, whose clock may be wrong. */
const LINK_MS = 10 * 60_000;

const Qr = ({ link, children }: { readonly link: string; readonly children: ReactNode }) => {
  const { t } = useTranslation("posts");
  const leftMs = useTimeLeft(LINK_MS);
  if (leftMs <= 0) {
    return (
      <>
        <Notice state="calm" title={t(($) => $.code.qrOver)}>
          <p>{t(($) => $.code.qrOverStep)}</p>
        </Notice>
        {children}
      </>
    );
  }
  const [minutes, seconds] = [Math.floor(leftMs / 60_000), Math.ceil(leftMs / 1000)];
  return (
    <QrFigure text={`${location.origin}/sign-in#${link}`} label={t(($) => $.code.qr)}>
      <b className="post-line">{t(($) => $.code.scan)}</b>
      <StateChip state="calm">
        {minutes > 0 ? t(($) => $.code.minutes, { count: minutes }) : t(($) => $.code.seconds, { count: seconds })}
      </StateChip>
    </QrFigure>
  );
};

const useTimeLeft = (wholeMs: number): number => {
  const [endMs] = useState(() => performance.now() + wholeMs);
  const [leftMs, setLeft] = useState(wholeMs);
  useEffect(() => {
    const timer = setInterval(() => setLeft(endMs - performance.now()), 1000);
    return () => clearInterval(timer);
  }, [endMs]);
  return leftMs;
};
