import { useTranslation } from "react-i18next";
import type { WaitingSignIn } from "#data/account.ts";
import { LanguageSwitch } from "#entities/language/language-switch.tsx";
import { Button } from "#ui/button.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Trouble } from "./trouble.tsx";
import type { Attempt } from "./use-sign-in.ts";

interface WaitingScreenProps {
  readonly waiting: WaitingSignIn;
  readonly attempt: Attempt;
  readonly onAskAgain: () => void;
  readonly onOtherCode: () => void;
}

/** The code was right, and somebody has to say that it was this person's: they choose the number, or hear it and do. */
export const WaitingScreen = ({ waiting, attempt, onAskAgain, onOtherCode }: WaitingScreenProps) => {
  const { t } = useTranslation("sign-in");
  const words = waiting.by === "self" ? ("waitingSelf" as const) : ("waiting" as const);
  const isBusy = attempt.phase === "entering";
  // The first answer, to the code, is what brought the person here.
  const refused = attempt.phase === "refused" && attempt.code === waiting.ticket ? attempt.error : null;
  return (
    <TaskFrame
      title={t(($) => $[words].title)}
      end={<LanguageSwitch />}
      usable
      dock={
        <>
          <Button size="big" wide busy={isBusy} onPress={onAskAgain}>
            {isBusy ? t(($) => $.code.entering) : t(($) => $.code.enter)}
          </Button>
          <Button kind="quiet" wide onPress={onOtherCode}>
            {t(($) => $.already.byCode)}
          </Button>
        </>
      }
    >
      {refused && refused.type !== "wrongCode" ? <Trouble error={refused} /> : <p>{t(($) => $[words].read)}</p>}
      <Card>
        {/* Apart, so that it is read out digit by digit. */}
        <p className="waiting-number">{waiting.number.split("").join(" ")}</p>
      </Card>
      <p>{t(($) => $[words].then)}</p>
      <p className="soft">{t(($) => $[words].why)}</p>
    </TaskFrame>
  );
};
