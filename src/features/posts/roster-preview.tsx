import { useTranslation } from "react-i18next";
import { useState } from "react";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { QueueCard } from "#ui/figures.tsx";
import { Notice } from "#ui/notice.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { LineNumber } from "./line-number.tsx";
import { RosterColumns } from "./roster-columns.tsx";
import { RosterProblems } from "./roster-problems.tsx";
import { RosterQuestions } from "./roster-questions.tsx";
import type { RosterPartProps } from "./use-roster.ts";
import "./roster.css";

/** Everything that was understood, and everything that was not, before anybody is made. */
export const RosterPreviewPanel = (props: RosterPartProps) => {
  const { t } = useTranslation("posts.roster");
  const { number } = useFormats();
  const { sheet, preview, lines, refused, ready } = props.roster;
  const has = refused?.filter(({ code }) => code === "alreadyHas" || code === "notIn").length ?? 0;
  const { columns, lines: droppedLines } = sheet.dropped;
  return (
    <>
      <p className="small soft">
        {t(($) => $.read, { count: lines.length })} · {t(($) => $.encoding[sheet.encoding])}
      </p>
      {columns.length + droppedLines.length > 0 && (
        <Notice state="calm" icon="lock" title={t(($) => $.dropped.title)}>
          {columns.length > 0 && (
            <p>
              {t(($) => $.dropped.column, {
                headings: columns.map((heading) => heading || t(($) => $.dropped.unnamed)).join(", "),
              })}
            </p>
          )}
          {droppedLines.length > 0 && <p>{t(($) => $.dropped.lines, { lines: some(droppedLines) })}</p>}
        </Notice>
      )}
      <RosterColumns {...props} />
      {lines.length > 0 && (
        <div className="cols-4">
          <QueueCard
            figure={number(ready.length)}
            state="sent"
            title={t(($) => $.figures.ready)}
            more={t(($) => $.figures.readyMore)}
          />
          <QueueCard
            figure={number(lines.length - ready.length - has)}
            state="needs-you"
            title={t(($) => $.figures.wrong)}
            more={t(($) => $.figures.wrongMore)}
          />
          <QueueCard
            figure={number(has)}
            state="calm"
            title={t(($) => $.figures.has)}
            more={t(($) => $.figures.hasMore)}
          />
          <Notice state="calm" title={t(($) => $.nothingYet)}>
            <p>{refused ? t(($) => $.untilMade, { count: ready.length }) : t(($) => $.untilChecked)}</p>
          </Notice>
        </div>
      )}
      {preview.above.length > 0 && preview.missing.length === 0 && (
        <Card>{t(($) => $.above, { text: preview.above.map(({ cells }) => cells.join(" ").trim()).join(" / ") })}</Card>
      )}
      <RosterQuestions {...props} />
      <RosterProblems {...props} />
      <People {...props} />
    </>
  );
};

const MOST_LINES = 12;
const some = (lines: readonly number[]): string =>
  lines.slice(0, MOST_LINES).join(", ") + (lines.length > MOST_LINES ? " …" : "");

const FIRST = 5;

/** As they would be invited, with what was read otherwise than it stands there. */
const People = ({ roster: { ready }, placeWords }: RosterPartProps) => {
  const { t } = useTranslation("posts.roster");
  const [most, setMost] = useState(FIRST);
  if (ready.length === 0) return null;
  const mendedFirst = ready.toSorted((a, b) => Math.sign(b.mended.length) - Math.sign(a.mended.length));
  return (
    <Section title={t(($) => $.people.title, { count: ready.length })}>
      <Rows>
        {mendedFirst.slice(0, most).map(({ line, name, phone, scope, mended }) => (
          <Row
            key={line}
            start={<LineNumber line={line} />}
            name={<PersonName name={name} />}
            more={
              <>
                {placeWords(scope)}
                {phone === "" ? undefined : <span className="post-line">{t(($) => $.people.phone, { phone })}</span>}
                {mended.map(({ field, was }) => (
                  <span key={field} className="post-line">
                    {t(($) => $.people.mended, { now: field === "phone" ? phone : scope, was })}
                  </span>
                ))}
              </>
            }
          />
        ))}
      </Rows>
      {ready.length > most && (
        <Button kind="quiet" wide onPress={() => setMost(most + 100)}>
          {t(($) => $.people.more, { count: Math.min(100, ready.length - most) })}
        </Button>
      )}
    </Section>
  );
};
