import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { OverviewError } from "#data/coordinator-request.ts";
import type { Overview } from "#data/overview.ts";
import { usePhone } from "#data/use-phone.ts";
import { daysBetween } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { useWideScreen } from "#ui/frame.tsx";
import { Notice } from "#ui/notice.tsx";
import type { AreaFigures } from "./use-overview.ts";

/** How old the figures are and how much of the area they hold: said before any figure. */
export const AsOf = ({ overview, isRenewing, renew }: AreaFigures) => {
  const isWide = useWideScreen();
  const devices = overview && <Devices {...overview.devicesSent14Days} />;
  return (
    <Age asOf={overview?.asOf} isRenewing={isRenewing} renew={renew} beside={isWide ? devices : undefined}>
      {!isWide && devices}
    </Age>
  );
};

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
  const { t } = useTranslation("coordinator");
  const isWide = useWideScreen();
  return (
    <div className="small soft">
      <div className="line">
        {asOf !== undefined && <When asOf={asOf} />}
        {beside}
        <span className="push">
          <Button kind={isWide ? "quiet" : "plain"} icon="sending" busy={isRenewing} onPress={renew}>
            {isRenewing ? t(($) => $.asOf.renewing) : t(($) => $.asOf.renew)}
          </Button>
        </span>
      </div>
      {children}
    </div>
  );
};

const When = ({ asOf }: { readonly asOf: string }) => {
  const { t } = useTranslation("coordinator");
  const { now } = usePhone();
  const formats = useFormats();
  const when = formats.moment(asOf, now());
  const days = daysBetween(asOf, now());
  // Beyond yesterday the moment is a bare date, which leaves the counting to the reader.
  const ago = days > -2 ? when : formats.day(asOf, now());
  return <p>{ago === when ? t(($) => $.asOf.at, { when }) : t(($) => $.asOf.old, { when, ago })}</p>;
};

const Devices = ({ n, of }: Overview["devicesSent14Days"]) => {
  const { t } = useTranslation("coordinator");
  const formats = useFormats();
  const share = formats.percent(n / Math.max(1, of));
  const words = { n: formats.number(n), of: formats.number(of), share };
  return <p>{of === 0 ? t(($) => $.asOf.noDevices) : t(($) => $.asOf.devices, words)}</p>;
};

interface TroubleProps {
  readonly trouble: OverviewError;
  /** What of it is still in view, in words. */
  readonly kept: string | undefined;
}

/** Why nothing newer has come. What is kept stays in view under it. */
export const Trouble = ({ trouble, kept }: TroubleProps) => {
  const { t } = useTranslation("coordinator");
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
