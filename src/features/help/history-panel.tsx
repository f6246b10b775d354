import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useOneself } from "#data/same-people.ts";
import { usePhone, useRecordsAbout, useUnsentIds } from "#data/use-phone.ts";
import { helpLog, type HelpLog } from "#domain/records/help-log.ts";
import { atStart } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Timeline, TimelineItem } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { paths } from "./paths.ts";
import { useNameOf, useTopics } from "./topic-names.ts";

const SHOWN = 5;

/** On a person's page: what they were helped with, newest first, each with whether it was sent. */
export const HistoryPanel = ({ citizenId }: { readonly citizenId: string }) => {
  const { t } = useTranslation("help");
  const logs = useRecordsAbout(helpLog, useOneself(citizenId));
  const unsent = useUnsentIds();
  const [isWhole, setWhole] = useState(false);
  if (!logs || !unsent) return null;
  const newestFirst = [...logs].sort((a, b) => b.at.localeCompare(a.at));
  const shown = isWhole ? newestFirst : newestFirst.slice(0, SHOWN);
  const rest = newestFirst.length - shown.length;
  return (
    <Section
      title={t(($) => $.history.title)}
      {...(logs.length > 0 && { count: t(($) => $.history.count, { count: logs.length }) })}
    >
      {logs.length === 0 && <p className="soft">{t(($) => $.history.none)}</p>}
      {logs.length > 0 && (
        <Timeline>
          {shown.map((log) => (
            <HistoryItem key={log.id} log={log} isWaiting={unsent.has(log.id)} />
          ))}
        </Timeline>
      )}
      {rest > 0 && (
        <Button kind="plain" onPress={() => setWhole(true)}>
          {t(($) => $.history.more, { count: rest })}
        </Button>
      )}
    </Section>
  );
};

const HistoryItem = ({ log, isWaiting }: { readonly log: HelpLog; readonly isWaiting: boolean }) => {
  const { t } = useTranslation("help");
  const { t: common } = useTranslation("common");
  const { now } = usePhone();
  const formats = useFormats();
  const topics = useTopics();
  const nameOf = useNameOf();
  const names = log.topics.map((code) => {
    const topic = topics?.find((one) => one.code === code);
    return topic ? nameOf(topic) : code;
  });
  const state = common(($) => (isWaiting ? $.state.waiting : $.state.sent));
  return (
    <TimelineItem state={isWaiting ? "waiting" : "sent"} title={names.join(" · ")} to={paths.entry({ logId: log.id })}>
      {`${atStart(formats.moment(log.at, now()))} · ${t(($) => $.outcome[log.outcome])} · ${state}`}
      {(log.corrections ?? []).length > 0 && ` · ${t(($) => $.correct.corrected)}`}
      {log.note !== undefined && (
        <>
          <br />
          {log.note}
        </>
      )}
    </TimelineItem>
  );
};
