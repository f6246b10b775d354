import { useTranslation } from "react-i18next";
import { needsItsMaker } from "#data/attention.ts";
import type { AnsweredEntry, WaitingEntry } from "#data/phone-database.ts";
import { useDecidedUnseen, useReviews } from "#data/reviews.ts";
import { useNeedsYou, usePhone, useSent, useWaiting } from "#data/use-phone.ts";
import type { EntryFacts } from "#features/feature.ts";
import { atStart } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { AllSentDrawing } from "#ui/drawings/all-sent.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Rows, Timeline, TimelineItem } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { ConflictsRow } from "./attention-rows.tsx";
import { useDoneToast } from "./done-toast.tsx";
import { useEntryFacts } from "./entry-facts.ts";
import { NeedsYouRow, WaitingRow } from "./entry-rows.tsx";
import { useEntryTitle } from "./entry-title.ts";
import { paths } from "./paths.ts";
import { reviewOf } from "./review-facts.ts";
import { ReviewRows } from "./review-rows.tsx";

const SENT_SHOWN = 50;
const WAITING_SHOWN = 200;

/** The whole list: what needs the person, what is with the coordinator, what waits, what was sent. */
export const SendingScreen = () => {
  const { t } = useTranslation("me");
  const answered = useNeedsYou();
  const reviews = useReviews();
  const decided = useDecidedUnseen();
  const waiting = useWaiting();
  const sent = useSent(SENT_SHOWN);
  const newestFirst = (waiting ?? []).slice(-WAITING_SHOWN).reverse();
  const factsOf = useEntryFacts([...(answered ?? []), ...newestFirst, ...(sent ?? [])]);
  const toast = useDoneToast();
  const isRead = answered && reviews && decided && waiting && sent && factsOf;
  if (!isRead) return <OpeningFrame title={t(($) => $.sending.title)} back={{ to: paths.me() }} />;

  // Held work waits for the coordinator, not for its maker, and its review speaks for it once that has come.
  const needs = answered.filter(needsItsMaker);
  const erased = answered.filter((entry) => entry.erased === true);
  const held = answered.filter(
    (entry) => !needs.includes(entry) && !erased.includes(entry) && !reviewOf(entry, reviews),
  );
  const open = reviews.filter(({ state }) => state === "open");
  const isEmpty = [answered, open, decided, waiting, sent].every(({ length }) => length === 0);
  return (
    <TaskFrame title={t(($) => $.sending.title)} back={{ to: paths.me() }} usable toast={toast}>
      {isEmpty ? <Nothing /> : undefined}
      <ConflictsRow />
      <Answered title={t(($) => $.sending.needsYou)} entries={needs} factsOf={factsOf} />
      <ReviewRows title={t(($) => $.review.decidedTitle)} reviews={decided} />
      <ReviewRows
        title={t(($) => $.review.title)}
        reviews={open}
        more={held.map((entry) => (
          <NeedsYouRow key={`held ${entry.order}`} entry={entry} facts={factsOf(entry)} />
        ))}
      />
      <Answered title={t(($) => $.step.erasedTitle)} entries={erased} factsOf={factsOf} />
      <Waits entries={newestFirst} count={waiting.length} factsOf={factsOf} />
      <Sent entries={sent} factsOf={factsOf} />
    </TaskFrame>
  );
};

const Answered = ({ title, entries, factsOf }: ListProps<AnsweredEntry> & { readonly title: string }) => {
  const { t } = useTranslation("me");
  if (entries.length === 0) return undefined;
  return (
    <Section title={title} count={t(($) => $.sending.count, { count: entries.length })}>
      <Rows>
        {entries.map((entry) => (
          <NeedsYouRow key={entry.order} entry={entry} facts={factsOf(entry)} />
        ))}
      </Rows>
    </Section>
  );
};

interface ListProps<E> {
  readonly entries: readonly E[];
  readonly factsOf: (entry: WaitingEntry) => EntryFacts;
}

const Waits = ({ entries, count, factsOf }: ListProps<WaitingEntry> & { readonly count: number }) => {
  const { t } = useTranslation("me");
  if (count === 0) return undefined;
  return (
    <Section title={t(($) => $.sending.waits)} count={t(($) => $.sending.count, { count })}>
      <Rows>
        {entries.map((entry) => (
          <WaitingRow key={entry.order} entry={entry} facts={factsOf(entry)} />
        ))}
      </Rows>
    </Section>
  );
};

const Sent = ({ entries, factsOf }: ListProps<AnsweredEntry>) => {
  const { t } = useTranslation("me");
  const titleOf = useEntryTitle();
  const formats = useFormats();
  const { now } = usePhone();
  if (entries.length === 0) return undefined;
  return (
    <Section title={t(($) => $.sending.sent)} count={t(($) => $.sending.count, { count: entries.length })}>
      <Timeline>
        {entries.map((entry) => (
          <TimelineItem key={entry.order} state="sent" title={titleOf(entry, factsOf(entry))}>
            {`${atStart(formats.moment(entry.answeredAt, now()))} · ${t(($) => $.sending.sentState)}`}
          </TimelineItem>
        ))}
      </Timeline>
    </Section>
  );
};

const Nothing = () => {
  const { t } = useTranslation("me");
  return (
    <Empty drawing={<AllSentDrawing />} title={t(($) => $.sending.nothing)}>
      {t(($) => $.sending.nothingBody)}
    </Empty>
  );
};
