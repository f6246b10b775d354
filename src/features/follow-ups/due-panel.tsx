import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { useToday } from "#data/use-today.ts";
import { calledName } from "#domain/person-name.ts";
import { dueFollowUps, nextFollowUp } from "#domain/follow-up-list.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { followUp, type FollowUp } from "#domain/records/follow-up.ts";
import { topic } from "#domain/records/topic.ts";
import { daysBetween } from "#domain/thai-day.ts";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import type words from "#locales/th/follow-ups.json";
import { Button } from "#ui/button.tsx";
import { Card, Section } from "#ui/section.tsx";
import { Plate } from "#ui/plate.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { useSheet } from "#ui/sheet.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { useTopicName } from "./use-topic-name.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly "follow-ups": typeof words;
  }
}

/** What is due today and what is late: the list a volunteer's day is made of. */
export const DuePanel = ({ onReady }: { readonly onReady: () => void }) => {
  const { t } = useTranslation("follow-ups");
  const today = useToday();
  const open = useRecords(followUp, { field: "state", is: "open" });
  const people = useRecords(citizen);
  const topics = useRecords(topic);
  const isReady = open !== undefined && people !== undefined && topics !== undefined;

  useEffect(() => {
    if (isReady) onReady();
    // Ready once: a parent's new callback is no news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isReady]);
  if (!isReady) return null;

  const due = dueFollowUps(open, today);
  const personById = new Map(people.map((person) => [person.id, person]));
  if (due.length === 0) return <NothingDue next={nextFollowUp(open, today)} personById={personById} />;
  return (
    <Section
      title={t(($) => $.title)}
      count={t(($) => $.count, { count: new Set(due.map(({ citizenId }) => citizenId)).size })}
    >
      <Rows>
        {due.map((item) => (
          <DueRow key={item.id} followUp={item} person={personById.get(item.citizenId)} today={today} />
        ))}
      </Rows>
    </Section>
  );
};

// Not part of the first screen's bytes: it is on the phone, with the rest of the app, before anybody taps.
const DoneSheet = lazy(async () => ({ default: (await import("./done-sheet.tsx")).DoneSheet }));

interface DueRowProps {
  readonly followUp: FollowUp;
  /** Missing when the person was taken off the list. */
  readonly person: Citizen | undefined;
  readonly today: string;
}

const DueRow = ({ followUp: item, person, today }: DueRowProps) => {
  const { t } = useTranslation("follow-ups");
  const sheet = useSheet(`done-${item.id}`);
  const topicName = useTopicName();
  const { pageOf } = useApp();
  const to = person && pageOf(citizen.kind, person.id);
  const late = daysBetween(item.due, today);
  const state =
    late > 0 ? (
      <StateChip state="urgent">{t(($) => $.late, { count: late })}</StateChip>
    ) : (
      <StateChip state="calm" icon="clock">
        {t(($) => $.today)}
      </StateChip>
    );
  return (
    <>
      <Row
        start={<Plate houseNo={person?.houseNo} />}
        name={person ? calledName(person) : t(($) => $.gone)}
        {...(to !== undefined && { to })}
        more={topicName(item.topic)}
        state={state}
        end={
          <Button kind="quiet" size="tall" icon="check" onPress={sheet.open}>
            {t(($) => $.done)}
          </Button>
        }
      />
      {sheet.isOpen && (
        <Suspense fallback={null}>
          <DoneSheet sheet={sheet} followUp={item} person={person} />
        </Suspense>
      )}
    </>
  );
};

interface NothingDueProps {
  readonly next: FollowUp | undefined;
  readonly personById: ReadonlyMap<string, Citizen>;
}

const NothingDue = ({ next, personById }: NothingDueProps) => {
  const { t } = useTranslation("follow-ups");
  const { now } = usePhone();
  const formats = useFormats();
  const person = next && personById.get(next.citizenId);
  return (
    <Section title={t(($) => $.title)}>
      <Card pad>
        <p>{t(($) => $.none)}</p>
        <p className="soft small">
          {next && person
            ? t(($) => $.next, { name: calledName(person), day: formats.day(next.due, now()) })
            : t(($) => $.noNext)}
        </p>
      </Card>
    </Section>
  );
};
