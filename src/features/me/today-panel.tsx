import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLostData } from "#data/lost-data.ts";
import { useOldestWaiting } from "#data/oldest-waiting.ts";
import { useClockOff } from "#data/use-clock-off.ts";
import { useReceiving } from "#data/use-receiving.ts";
import { useApp } from "#features/feature.ts";
import { Receiving } from "#ui/receiving.tsx";
import { Row } from "#ui/rows.tsx";
import { StateChip, type StateKind } from "#ui/state-chip.tsx";
import { AttentionRows } from "./attention-rows.tsx";
import { paths } from "./paths.ts";
import { useLength, useWaitedDays } from "./phone-words.ts";
import { useWhen } from "#entities/moment/use-when.ts";

/**
 * On the today screen: what waits for the person, and what they should know about this phone, each a line that leads to
 * the whole of it, so that the day's follow-ups stay in view on a small phone. Mostly nothing.
 */
export const TodayPanel = () => {
  const phoneRows = usePhoneRows();
  const { panelsAt } = useApp();
  const notices = panelsAt("notices").map(({ id, Panel }) => <Panel key={id} />);
  return (
    <>
      <ReceivingLine />
      <WaitingLine />
      <AttentionRows before={phoneRows} notices={notices} />
    </>
  );
};

const ReceivingLine = () => <Receiving receiving={useReceiving()} />;

/** Work that lies on this phone alone: a quiet line after a day, a row after three, a loud one after seven. */
const WaitingLine = () => {
  const { t } = useTranslation("me");
  const when = useWhen();
  const oldest = useOldestWaiting();
  if (oldest?.level !== "day") return undefined;
  const { count, since } = oldest;
  return <p className="small soft">{t(($) => $.notices.day, { count, when: when(since) })}</p>;
};

const usePhoneRows = (): readonly ReactNode[] => {
  const { t } = useTranslation("me");
  const lost = useLostData();
  const oldest = useOldestWaiting();
  const off = useClockOff();
  const daysOf = useWaitedDays();
  const lengthOf = useLength();
  return [
    lost && (
      <PhoneRow key="lost" state="needs-you" name={t(($) => $.notices.lostTitle)}>
        {lost.unsent > 0 ? t(($) => $.notices.lostShort, { count: lost.unsent }) : t(($) => $.notices.lostNothingShort)}
      </PhoneRow>
    ),
    (oldest?.level === "days" || oldest?.level === "week") && (
      <PhoneRow
        key="waits"
        state={oldest.level === "week" ? "urgent" : "waiting"}
        name={t(($) => $.notices.weekTitle, { count: daysOf(oldest.since) })}
      >
        {t(($) => $.notices.onlyHere, { count: oldest.count })}
      </PhoneRow>
    ),
    off && (
      <PhoneRow key="clock" state="calm" name={t(($) => $.notices.clockTitle)}>
        {off.phoneIs === "behind"
          ? t(($) => $.notices.clockBehind, { length: lengthOf(off.minutes) })
          : t(($) => $.notices.clockAhead, { length: lengthOf(off.minutes) })}
      </PhoneRow>
    ),
  ].filter((row) => Boolean(row));
};

interface PhoneRowProps {
  readonly state: StateKind;
  readonly name: string;
  readonly children: string;
}

/** What cannot wait wears the solid chip: it must not look like the lines around it. */
const PhoneRow = ({ state, name, children }: PhoneRowProps) => (
  <Row
    name={
      <StateChip state={state} bare={state !== "urgent"}>
        {name}
      </StateChip>
    }
    more={children}
    to={paths.me()}
    go
  />
);
