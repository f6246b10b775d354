import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MadeRoster, RosterCode } from "#data/rosters.ts";
import { fold } from "#domain/fold.ts";
import type { RosterLine } from "#domain/sheet/roster.ts";
import { useWhen } from "#entities/moment/use-when.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { SearchField } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { QrFigure } from "#ui/qr-figure.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";
import { PostTrouble } from "./post-trouble.tsx";
import { RosterPaper } from "./roster-paper.tsx";
import { RefusedList } from "./roster-problems.tsx";
import { signInAddress } from "./sign-in-address.ts";

interface RosterMadeProps {
  readonly made: MadeRoster;
  readonly lines: readonly RosterLine[];
  readonly isBusy: boolean;
  readonly placeWords: (scope: string) => string;
  /** Goes on with those that are left. */
  readonly onNext: () => void;
}

const FIRST = 30;

/** A code for each, to be printed or shown one by one. They are nowhere else. */
export const RosterMade = ({
  made: { made, refused, left, trouble },
  lines,
  isBusy,
  placeWords,
  onNext,
}: RosterMadeProps) => {
  const { t } = useTranslation("posts.roster");
  const [query, setQuery] = useState("");
  const [most, setMost] = useState(FIRST);
  const [shown, setShown] = useState<RosterCode>();
  const sheet = useSheet("roster-code");
  useWarning(made.length > 0);
  const wanted = fold(query);
  const found = made.filter(({ name, scope }) => fold(`${name} ${placeWords(scope)}`).includes(wanted));
  const isGoingOn = left.length > 0 && isBusy;
  return (
    <TaskFrame
      title={t(($) => $.made.title, { count: made.length })}
      back={{ to: paths.posts() }}
      usable
      busy={isGoingOn}
      dock={
        <Button size="big" wide onPress={() => window.print()}>
          {t(($) => $.made.print)}
        </Button>
      }
    >
      <output>
        {isGoingOn ? t(($) => $.made.goingOn, { done: made.length, of: made.length + left.length }) : undefined}
      </output>
      {left.length > 0 && !isBusy ? (
        <div className="stack" role="alert">
          <Notice
            state="needs-you"
            title={t(($) => $.made.stopped, { done: made.length, of: made.length + left.length })}
          >
            <p>{t(($) => $.made.stoppedStep)}</p>
          </Notice>
          {trouble ? <PostTrouble trouble={trouble} /> : undefined}
          <Button kind="quiet" wide onPress={onNext}>
            {t(($) => $.made.next, { count: left.length })}
          </Button>
        </div>
      ) : undefined}
      <Notice state="calm" title={t(($) => $.made.once)}>
        <p>{t(($) => $.made.onceStep)}</p>
      </Notice>
      <RefusedList refused={refused} lines={lines} />
      {made.length > FIRST / 3 && <SearchField label={t(($) => $.made.search)} value={query} onChange={setQuery} />}
      <Section title={t(($) => $.made.people)} count={t(($) => $.made.count, { count: made.length })}>
        <Rows>
          {found.slice(0, most).map((one) => (
            <Row
              key={one.userId}
              name={<PersonName name={one.name} match={query} />}
              more={
                <>
                  {placeWords(one.scope)}
                  <b className="post-line" translate="no">
                    {one.code}
                  </b>
                </>
              }
              end={
                <Button
                  kind="plain"
                  onPress={() => {
                    setShown(one);
                    sheet.open();
                  }}
                >
                  {t(($) => $.made.show)}
                </Button>
              }
            />
          ))}
        </Rows>
        {found.length > most && (
          <Button kind="quiet" wide onPress={() => setMost(most + 100)}>
            {t(($) => $.made.more, { count: Math.min(100, found.length - most) })}
          </Button>
        )}
      </Section>
      <ButtonLink to={paths.posts()} kind="plain">
        {t(($) => $.made.whoWaits)}
      </ButtonLink>
      <Sheet sheet={sheet} title={shown?.name ?? ""}>
        {shown ? <OneCode one={shown} place={placeWords(shown.scope)} /> : undefined}
      </Sheet>
      <RosterPaper made={made} placeWords={placeWords} />
    </TaskFrame>
  );
};

const OneCode = ({ one: { code, codeUntil }, place }: { readonly one: RosterCode; readonly place: string }) => {
  const { t } = useTranslation("posts.roster");
  const when = useWhen();
  return (
    <>
      <p>{place}</p>
      <QrFigure text={signInAddress(code)} label={t(($) => $.card.qr)}>
        <span className="spoken-code" translate="no">
          {code.replace("-", " ")}
        </span>
      </QrFigure>
      <p className="small soft">{t(($) => $.card.until, { when: when(codeUntil) })}</p>
    </>
  );
};

/** The browser asks before it closes or reloads what cannot be shown again. */
const useWarning = (isNeeded: boolean): void => {
  useEffect(() => {
    if (!isNeeded) return undefined;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [isNeeded]);
};
