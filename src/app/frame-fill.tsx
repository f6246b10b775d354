/** What stands round every screen: the menu, the chip that says what waits, the calm line without a signal. */
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useDaysAway } from "#data/use-days-away.ts";
import { useAttention, useSender, useWaiting } from "#data/use-phone.ts";
import { LEASE_DAYS } from "#domain/lease.ts";
import { useApp, type Feature } from "#features/feature.ts";
import { glue } from "#i18n/glue.ts";
import { FrameProvider, type PlaceTab } from "#ui/frame.tsx";
import { Strip, SyncChip } from "#ui/sync-chip.tsx";
import { UpdatePrompt } from "#ui/update-prompt.tsx";
import { ErrorBoundary } from "./error-boundary.tsx";
import { UpdateNotice } from "./signed-out-frame.tsx";
import type { UpdateOffer } from "./update-offer.ts";
import { tabsOf } from "./visitors.ts";

interface FillProps {
  readonly features: readonly Feature[];
  readonly update: UpdateOffer;
  readonly children: ReactNode;
}

export const SignedInFrame = ({ features, update, children }: FillProps) => {
  const { account, home } = useApp();
  return (
    <FrameProvider
      fill={{
        home,
        tabs: useTabs(features),
        // They read the phone's storage: where that fails, the screen must still be able to say so.
        chip: (
          <ErrorBoundary Fallback={Nothing}>
            <WaitingChip />
          </ErrorBoundary>
        ),
        strip: (
          <ErrorBoundary Fallback={Nothing}>
            <SignalStrip />
          </ErrorBoundary>
        ),
        who: account?.name,
        notice: <Notices update={update} />,
      }}
    >
      {children}
    </FrameProvider>
  );
};

const useTabs = (features: readonly Feature[]): readonly PlaceTab[] => {
  const { i18n } = useTranslation("common");
  const { account } = useApp();
  return tabsOf(features, account).map(({ to, icon, label, Badge }) => ({
    to: to(),
    icon,
    label: i18n.language === "en" ? label.en : glue(label.th),
    badge: Badge && (
      <ErrorBoundary Fallback={Nothing}>
        <Badge />
      </ErrorBoundary>
    ),
  }));
};

const WaitingChip = () => {
  const { t } = useTranslation("common");
  const { home, ways } = useApp();
  const needsYou = useAttention()?.total ?? 0;
  const waiting = useWaiting();
  const sender = useSender();
  // Counted from the outbox in the same read as the records: a chip from a flag could say "all sent" while work waits.
  if (!waiting) return null;
  const count = waiting.length;
  const chip = (state: "needs-you" | "sending" | "waiting" | "sent", words: string): ReactNode => (
    <SyncChip state={state} to={ways.seeOwnWork?.() ?? home}>
      {words}
    </SyncChip>
  );
  if (needsYou > 0)
    return chip(
      "needs-you",
      t(($) => $.chip.needsYou, { count: needsYou }),
    );
  if (count > 0 && sender.phase === "sending")
    return chip(
      "sending",
      t(($) => $.chip.sending),
    );
  if (count > 0)
    return chip(
      "waiting",
      t(($) => $.chip.waiting, { count }),
    );
  return chip(
    "sent",
    t(($) => $.chip.allSent),
  );
};

const SignalStrip = () => {
  const { t } = useTranslation("common");
  const sender = useSender();
  const away = useDaysAway();
  if (away >= LEASE_DAYS.warned) return <Strip icon="needs-you">{t(($) => $.strip.away, { count: away })}</Strip>;
  if (sender.phase !== "failed") return null;
  switch (sender.error.type) {
    case "offline":
    case "notOurServer":
      return <Strip icon="no-signal">{t(($) => $.strip.noSignal)}</Strip>;
    case "signedOut":
      return <Strip icon="lock">{t(($) => $.strip.signedOut)}</Strip>;
    case "refused":
      return <Strip icon="needs-you">{t(($) => $.strip.refused)}</Strip>;
    default:
      return <Strip icon="waiting">{t(($) => $.strip.trouble)}</Strip>;
  }
};

const Notices = ({ update }: { readonly update: UpdateOffer }) => {
  const sender = useSender();
  return sender.phase === "outdated" ? (
    <UpdatePrompt onUpdate={() => location.reload()} />
  ) : (
    <UpdateNotice update={update} />
  );
};

const Nothing = (): null => null;
