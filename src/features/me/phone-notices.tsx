import { useLiveQuery } from "dexie-react-hooks";
import { useTranslation } from "react-i18next";
import { useLostData, dismissLostData } from "#data/lost-data.ts";
import { useOldestWaiting } from "#data/oldest-waiting.ts";
import { useClockOff } from "#data/use-clock-off.ts";
import { useDaysAway } from "#data/use-days-away.ts";
import { usePhone } from "#data/use-phone.ts";
import { LEASE_DAYS } from "#domain/lease.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { paths } from "./paths.ts";
import { useLength, useWaitedDays } from "./phone-words.ts";
import { useWhen } from "#entities/moment/use-when.ts";

/** What the person should know about this phone, in full and with the steps. Mostly nothing. */
export const PhoneNotices = () => (
  <>
    <LostNotice />
    <WaitingNotice />
    <AwayNotice />
    <ClockNotice />
    <UnfitNotice />
  </>
);

const LostNotice = () => {
  const { t } = useTranslation("me");
  const phone = usePhone();
  const lost = useLostData();
  if (!lost) return undefined;
  return (
    <Notice state="needs-you" title={t(($) => $.notices.lostTitle)}>
      <p>
        {lost.unsent > 0 ? t(($) => $.notices.lostUnsent, { count: lost.unsent }) : t(($) => $.notices.lostNothing)}
      </p>
      <p className="small">{t(($) => $.notices.lostWhy)}</p>
      {lost.unsent > 0 ? (
        <>
          <p>{t(($) => $.notices.lostStep)}</p>
          <ButtonLink kind="quiet" wide to={paths.restore()}>
            {t(($) => $.notices.restore)}
          </ButtonLink>
        </>
      ) : undefined}
      <Button kind="plain" wide onPress={() => void dismissLostData(phone)}>
        {t(($) => $.notices.lostSeen)}
      </Button>
    </Notice>
  );
};

/** Work that lies on this phone alone: a quiet line after a day, a notice after three, steps to take after seven. */
const WaitingNotice = () => {
  const { t } = useTranslation("me");
  const when = useWhen();
  const daysOf = useWaitedDays();
  const oldest = useOldestWaiting();
  if (!oldest || oldest.level === "calm") return undefined;
  const { count, since, level } = oldest;
  if (level === "day") {
    return <p className="small soft">{t(($) => $.notices.day, { count, when: when(since) })}</p>;
  }
  const days = daysOf(since);
  if (level === "days") {
    return (
      <Notice state="waiting" title={t(($) => $.notices.daysTitle, { count: days })}>
        <p>{t(($) => $.notices.daysBody, { count })}</p>
      </Notice>
    );
  }
  return (
    <Notice state="urgent" title={t(($) => $.notices.weekTitle, { count: days })}>
      <p>{t(($) => $.notices.weekBody, { count })}</p>
      <p>{t(($) => $.notices.weekSignal)}</p>
      <p>{t(($) => $.notices.weekBackup)}</p>
      <ButtonLink kind="quiet" wide icon="keep" to={paths.backup()}>
        {t(($) => $.notices.backup)}
      </ButtonLink>
    </Notice>
  );
};

/** After a month without contact: what will happen to this phone's records, and how to prevent it. */
const AwayNotice = () => {
  const { t } = useTranslation("me");
  const days = useDaysAway();
  if (days < LEASE_DAYS.warned) return undefined;
  return (
    <Notice state="urgent" title={t(($) => $.notices.awayTitle, { count: days })}>
      <p>{t(($) => $.notices.awayBody, { count: LEASE_DAYS.over })}</p>
      <p>{t(($) => $.notices.awayStep)}</p>
    </Notice>
  );
};

const ClockNotice = () => {
  const { t } = useTranslation("me");
  const off = useClockOff();
  const lengthOf = useLength();
  if (!off) return undefined;
  const length = lengthOf(off.minutes);
  return (
    <Notice state="calm" title={t(($) => $.notices.clockTitle)}>
      <p>
        {off.phoneIs === "behind"
          ? t(($) => $.notices.clockBehind, { length })
          : t(($) => $.notices.clockAhead, { length })}{" "}
        {t(($) => $.notices.clockBody)}
      </p>
      <p className="small">{t(($) => $.notices.clockStep)}</p>
    </Notice>
  );
};

/** Records that came from a newer version of the app: they are kept, and no screen of this one can show them. */
const UnfitNotice = () => {
  const { t } = useTranslation("me");
  const { database } = usePhone();
  const count = useLiveQuery(() => database.unfit.count(), [database]);
  if (!count) return undefined;
  return (
    <Notice state="waiting" title={t(($) => $.notices.unfitTitle, { count })}>
      <p>{t(($) => $.notices.unfitStep)}</p>
    </Notice>
  );
};
