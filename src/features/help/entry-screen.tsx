import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useReviews } from "#data/reviews.ts";
import { usePhone, useRecord, useUnsentIds } from "#data/use-phone.ts";
import { correctionsOf, valuesOf, whoCorrects, type HelpValues, type WhoCorrects } from "#domain/help-correction.ts";
import { citizen } from "#domain/records/citizen.ts";
import { helpLog, type HelpLog } from "#domain/records/help-log.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useAccount, useApp } from "#features/feature.ts";
import { atStart } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { FactsList } from "#ui/facts-list.tsx";
import { Notice } from "#ui/notice.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { MissingScreen } from "./missing-screen.tsx";
import { paths } from "./paths.ts";
import { useNameOf, useTopics } from "./topic-names.ts";
import { groupAddress, smallestGroup, useWhom } from "./whom.ts";
import { WhomLabel } from "./whom-label.tsx";

/** One help as it was logged, what was put right about it, and the way to put it right. */
export const EntryScreen = () => {
  const { t } = useTranslation("help");
  const { logId = "" } = useParams();
  const log = useRecord(helpLog, logId);
  const { home } = useApp();
  if (log === undefined) return <OpeningFrame title={t(($) => $.correct.entry)} back={{ to: home }} />;
  return log === null ? <MissingScreen what="help" /> : <Entry log={log} />;
};

const Entry = ({ log }: { readonly log: HelpLog }) => {
  const { t } = useTranslation("help");
  const { t: common } = useTranslation("common");
  const { home, pageOf } = useApp();
  const { userId } = useAccount();
  const { now } = usePhone();
  const whom = useWhom(log.citizenId ?? groupAddress(log.groupCount ?? smallestGroup, log.areaCode));
  const isWaiting = useUnsentIds()?.has(log.id) ?? true;
  const asked = useReviews()?.find(({ recordId, state }) => recordId === log.id && state === "open");
  const factsOf = useHelpFacts();
  const who = whoCorrects(log, userId, thaiDay(now().getTime()));
  const back = log.citizenId === undefined ? home : (pageOf(citizen.kind, log.citizenId) ?? home);
  const facts = factsOf(valuesOf(log));
  return (
    <TaskFrame
      title={t(($) => $.correct.entry)}
      back={{ to: back }}
      end={whom && <WhomLabel whom={whom} />}
      usable={facts !== undefined}
      dock={
        asked || !canChange(who) ? undefined : (
          <ButtonLink to={paths.correct({ logId: log.id })} size="big" wide>
            {who === "self" ? t(($) => $.correct.act) : t(($) => $.correct.ask)}
          </ButtonLink>
        )
      }
    >
      {asked && (
        <Notice state="waiting" title={t(($) => $.correct.asked)}>
          {asked.note}
        </Notice>
      )}
      {facts && <FactsList facts={facts} />}
      <p>
        <StateChip state={isWaiting ? "waiting" : "sent"}>
          {common(($) => (isWaiting ? $.state.waiting : $.state.sent))}
        </StateChip>
      </p>
      {asked ? undefined : <p className="small soft">{t(($) => $.correct.who[who])}</p>}
      <Corrections log={log} factsOf={factsOf} />
    </TaskFrame>
  );
};

const canChange = (who: WhoCorrects): boolean => who === "self" || who === "coordinator";

type Facts = readonly (readonly [word: string, value: ReactNode])[];

/** What a help says, of the values that are given. Undefined until the catalogue was read. */
const useHelpFacts = (): ((values: Partial<HelpValues>) => Facts | undefined) => {
  const { t } = useTranslation("help");
  const { now } = usePhone();
  const formats = useFormats();
  const topics = useTopics();
  const nameOf = useNameOf();
  return ({ topics: codes, outcome, at, minutes, place, note }) => {
    if (!topics) return undefined;
    const named = codes?.map((code) => {
      const known = topics.find((topic) => topic.code === code);
      return known ? nameOf(known) : t(($) => $.entry.otherTopic);
    });
    const all: readonly (readonly [string, ReactNode])[] = [
      [t(($) => $.correct.topic), named?.join(" · ")],
      [t(($) => $.correct.outcome), outcome && t(($) => $.outcome[outcome])],
      [t(($) => $.details.day), at && atStart(formats.moment(at, now()))],
      [t(($) => $.details.minutes), minutes && t(($) => $.details.minutesValue, { count: minutes })],
      [t(($) => $.details.place), place && t(($) => $.place[place])],
      [t(($) => $.details.note), note === "" ? t(($) => $.correct.noNote) : note],
    ];
    return all.filter(([, value]) => value !== undefined);
  };
};

interface CorrectionsProps {
  readonly log: HelpLog;
  readonly factsOf: (values: Partial<HelpValues>) => Facts | undefined;
}

const Corrections = ({ log, factsOf }: CorrectionsProps) => {
  const { t } = useTranslation("help");
  const { now } = usePhone();
  const formats = useFormats();
  const corrections = correctionsOf(log);
  if (corrections.length === 0) return null;
  return (
    <Section title={t(($) => $.correct.history)} count={t(($) => $.history.count, { count: corrections.length })}>
      {corrections.map(({ at, was }) => (
        <Card key={at}>
          <p className="small soft">{t(($) => $.correct.before, { when: formats.moment(at, now()) })}</p>
          <ul>
            {factsOf(was)?.map(([word, value]) => (
              <li key={word}>
                {word}: {value}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </Section>
  );
};
