import { useTranslation } from "react-i18next";
import type { GoneWhy } from "#data/lock/lock-box.ts";
import { useApp } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";

/** Somebody has forgotten the PIN. With a new code just used, a new one is set at once; else the code comes first. */
export const ForgotScreen = ({
  onAnew,
  onBack,
}: {
  readonly onAnew: (() => void) | null;
  readonly onBack: () => void;
}) => {
  const { t } = useTranslation("lock");
  return (
    <TaskFrame
      title={t(($) => $.forgot.title)}
      back={{ onBack }}
      usable
      dock={
        onAnew ? (
          <Button size="big" wide onPress={onAnew}>
            {t(($) => $.forgot.anew)}
          </Button>
        ) : (
          <CodeLink />
        )
      }
    >
      {onAnew ? undefined : <p>{t(($) => $.forgot.ask)}</p>}
      <p>{t(($) => $.forgot.again)}</p>
      <Notice state="calm" icon="shield" title={t(($) => $.forgot.kept)} />
    </TaskFrame>
  );
};

/** This phone opens nothing any more until somebody signs in anew. */
export const KeyGoneScreen = ({ why }: { readonly why: GoneWhy }) => {
  const { t } = useTranslation("lock");
  const reason = why === "forgotten" ? "tries" : why;
  return (
    <TaskFrame title={t(($) => $.gone.title[reason])} usable dock={<CodeLink />}>
      <p>{t(($) => $.gone.body[reason])}</p>
      <Notice state="calm" icon="shield" title={t(($) => $.gone.kept)} />
    </TaskFrame>
  );
};

const CodeLink = () => {
  const { t } = useTranslation("lock");
  const { signIn } = useApp().ways;
  return (
    signIn && (
      <ButtonLink to={signIn()} state={{ step: "code" }} size="big" wide>
        {t(($) => $.forgot.code)}
      </ButtonLink>
    )
  );
};
