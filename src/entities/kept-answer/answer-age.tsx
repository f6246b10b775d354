import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { AskError } from "#data/ask-server.ts";
import { usePhone } from "#data/use-phone.ts";
import { daysBetween } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import type words from "#locales/th/kept-answer.json";
import { Button, ButtonLink } from "#ui/button.tsx";
import { NoSignalDrawing } from "#ui/drawings/no-signal.tsx";
import { Empty } from "#ui/empty.tsx";
import { useWideScreen } from "#ui/frame.tsx";
import { Notice } from "#ui/notice.tsx";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly "kept-answer": typeof words;
  }
}

interface AgeProps {
  /** ISO instant; missing while there is nothing to be old. */
  readonly asOf: string | undefined;
  readonly isRenewing: boolean;
  readonly renew: () => void;
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
}

/** The moment that something was asked of the server, and the way to ask again. */
export const Age = ({ asOf, isRenewing, renew, beside, children }: AgeProps) => {
  const { t } = useTranslation("kept-answer");
  const isWide = useWideScreen();
  return (
    <div className="small soft">
      <div className="line">
        {asOf !== undefined && <When asOf={asOf} />}
        {beside}
        <span className="push">
          <Button kind={isWide ? "quiet" : "plain"} icon="sending" busy={isRenewing} onPress={renew}>
            {isRenewing ? t(($) => $.renewing) : t(($) => $.renew)}
          </Button>
        </span>
      </div>
      {children}
    </div>
  );
};

const When = ({ asOf }: { readonly asOf: string }) => {
  const { t } = useTranslation("kept-answer");
  const { now } = usePhone();
  const formats = useFormats();
  const when = formats.moment(asOf, now());
  const days = daysBetween(asOf, now());
  // Beyond yesterday the moment is a bare date, which leaves the counting to the reader.
  const ago = days > -2 ? when : formats.day(asOf, now());
  return <p>{ago === when ? t(($) => $.at, { when }) : t(($) => $.old, { when, ago })}</p>;
};

interface TroubleProps {
  readonly trouble: AskError;
  /** What of it is still in view, in words. */
  readonly kept: string | undefined;
}

/** Why nothing newer has come. What is kept stays in view under it. */
export const Trouble = ({ trouble, kept }: TroubleProps) => {
  const { t } = useTranslation("kept-answer");
  const isCalm = trouble.type === "offline" || trouble.type === "busy";
  return (
    <div aria-live="polite">
      <Notice
        state={isCalm ? "calm" : "needs-you"}
        title={t(($) => $.trouble[trouble.type])}
        {...(trouble.type === "offline" && { icon: "no-signal" as const })}
      >
        {kept !== undefined && <p>{kept}</p>}
        {trouble.type === "signedOut" && (
          <p>
            <ButtonLink to="/sign-in" state={{ step: "code" }} kind="quiet">
              {t(($) => $.trouble.signIn)}
            </ButtonLink>
          </p>
        )}
      </Notice>
    </div>
  );
};

interface NoAnswerProps {
  readonly value: object | null | undefined;
  readonly isRenewing: boolean;
}

/** In the place of figures that this phone does not have yet. */
export const NoAnswer = ({ value, isRenewing }: NoAnswerProps) => {
  const { t } = useTranslation("kept-answer");
  if (value === undefined) return null;
  if (isRenewing) return <p className="soft">{t(($) => $.none.loading)}</p>;
  return (
    <Empty drawing={<NoSignalDrawing />} title={t(($) => $.none.title)}>
      {t(($) => $.none.body)}
    </Empty>
  );
};
