import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AnsweredEntry, WaitingEntry } from "#data/phone-database.ts";
import { useNeedsYou, usePhone, useSent, useWaiting } from "#data/use-phone.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { AllSentDrawing } from "#ui/drawings/all-sent.tsx";
import { Empty } from "#ui/empty.tsx";
import { Rows, Timeline, TimelineItem } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { useEntryFacts, type EntryFacts } from "./entry-facts.ts";
import { WaitingRow } from "./entry-rows.tsx";
import { useEntryTitle } from "./entry-title.ts";
import { NeedsYouNotice } from "./needs-you-notice.tsx";

const SENT_SHOWN = 50;
const WAITING_SHOWN = 200;

/** The whole list: what needs the person, what waits, what was sent. */
export const SendingScreen = () => {
  const { t } = useTranslation("me");
  const needsYou = useNeedsYou();
  const waiting = useWaiting();
  const sent = useSent(SENT_SHOWN);
  const newestFirst = (waiting ?? []).slice(-WAITING_SHOWN).reverse();
  const factsOf = useEntryFacts([...(needsYou ?? []), ...newestFirst, ...(sent ?? [])]);
  const [seen, setSeen] = useState<AnsweredEntry>();
  const isRead = needsYou && waiting && sent && factsOf;
  return (
    <TaskFrame
      title={t(($) => $.sending.title)}
      back={{ to: "/me" }}
      usable={isRead !== undefined}
      toast={seen ? <SeenToast key={seen.order} entry={seen} onEnd={() => setSeen(undefined)} /> : undefined}
    >
      {isRead ? (
        <>
          {needsYou.length + waiting.length + sent.length === 0 ? <Nothing /> : undefined}
          <NeedsYou entries={needsYou} factsOf={factsOf} onSeen={setSeen} />
          <Waits entries={newestFirst} count={waiting.length} factsOf={factsOf} />
          <Sent entries={sent} factsOf={factsOf} />
        </>
      ) : undefined}
    </TaskFrame>
  );
};

interface ListProps<E> {
  readonly entries: readonly E[];
  readonly factsOf: (entry: WaitingEntry) => EntryFacts;
}

const NeedsYou = ({
  entries,
  factsOf,
  onSeen,
}: ListProps<AnsweredEntry> & { readonly onSeen: (entry: AnsweredEntry) => void }) => {
  const { t } = useTranslation("me");
  if (entries.length === 0) return undefined;
  return (
    <Section title={t(($) => $.sending.needsYou)} count={t(($) => $.sending.count, { count: entries.length })}>
      {entries.map((entry) => (
        <NeedsYouNotice key={entry.order} entry={entry} facts={factsOf(entry)} onSeen={() => onSeen(entry)} />
      ))}
    </Section>
  );
};

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
            {`${formats.moment(entry.answeredAt, now())} · ${t(($) => $.sending.sentState)}`}
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

const SeenToast = ({ entry, onEnd }: { readonly entry: AnsweredEntry; readonly onEnd: () => void }) => {
  const { t } = useTranslation("me");
  const { database } = usePhone();
  const undo = async (): Promise<void> => {
    await database.answered.put(entry);
    onEnd();
  };
  return (
    <Toast undo={{ seconds: 10, onUndo: () => void undo() }} onEnd={onEnd}>
      {t(($) => $.sending.seenToast)}
    </Toast>
  );
};
