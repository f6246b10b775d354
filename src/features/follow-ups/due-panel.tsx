import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { useToday } from "#data/use-today.ts";
import { calledName } from "#domain/person-name.ts";
import { citizen } from "#domain/records/citizen.ts";
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
import { type Promised, useDue } from "./use-due.ts";
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
  const topicName = useTopicName();
  const [limit, setLimit] = useState(STEP);
  const due = useDue(today, limit);
  const isReady = due !== undefined && topicName !== undefined;

  useEffect(() => {
    if (isReady) onReady();
    // Ready once: a parent's new callback is no news.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [isReady]);
  if (!isReady) return null;

  const { shown, more, people, next } = due;
  if (shown.length === 0) return <NothingDue next={next} />;
  return (
    <Section title={t(($) => $.title)} count={t(($) => $.count, { count: people })}>
      <Rows>
        {shown.map((promised) => (
          <DueRow
            key={promised.followUp.id}
            {...promised}
            topicName={topicName(promised.followUp.topic)}
            today={today}
          />
        ))}
      </Rows>
      {more > 0 && (
        <Button kind="quiet" wide onPress={() => setLimit(limit + STEP)}>
          {t(($) => $.more, { count: more })}
        </Button>
      )}
    </Section>
  );
};

/** More than a day's work; a list of hundreds, after a long absence, would keep a cheap phone busy for seconds. */
const STEP = 20;

// Not part of the first screen's bytes: it is on the phone, with the rest of the app, before anybody taps.
const DoneSheet = lazy(async () => ({ default: (await import("./done-sheet.tsx")).DoneSheet }));

interface DueRowProps extends Promised {
  readonly topicName: string;
  readonly today: string;
}

const DueRow = ({ followUp: item, person, topicName, today }: DueRowProps) => {
  const { t } = useTranslation("follow-ups");
  const sheet = useSheet(`done-${item.id}`);
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
        more={topicName}
        state={state}
        end={
          <Button kind="quiet" size="tall" icon="check" onPress={sheet.open}>
            {t(($) => $.done)}
          </Button>
        }
      />
      {sheet.isOpen && (
        <Suspense fallback={null}>
          <DoneSheet sheet={sheet} followUp={item} person={person} topicName={topicName} />
        </Suspense>
      )}
    </>
  );
};

const NothingDue = ({ next }: { readonly next: Promised | undefined }) => {
  const { t } = useTranslation("follow-ups");
  const { now } = usePhone();
  const formats = useFormats();
  return (
    <Section title={t(($) => $.title)}>
      <Card pad>
        <p>{t(($) => $.none)}</p>
        <p className="soft small">
          {next?.person
            ? t(($) => $.next, { name: calledName(next.person), day: formats.day(next.followUp.due, now()) })
            : t(($) => $.noNext)}
        </p>
      </Card>
    </Section>
  );
};
