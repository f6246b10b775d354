import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useParams } from "react-router";
import { useKeptAnswer } from "#data/kept-answer.ts";
import { overviewOf, type VolunteerFigures } from "#data/overview.ts";
import { Age, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useWhen } from "#entities/moment/use-when.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { ScreenHeading } from "#ui/screen-heading.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { Toast } from "#ui/toast.tsx";
import { givenIn } from "./given.ts";
import { paths } from "./paths.ts";
import { PhoneList } from "./phone-list.tsx";
import { PostRows } from "./post-rows.tsx";
import { usePlaceWords, useSubdistricts } from "./use-place-words.ts";
import { usePosts } from "./use-posts.ts";

/** One person with posts: where, what has come of it by village, and on which phones. Nobody whom they help. */
export const PersonScreen = () => {
  const { t } = useTranslation("posts");
  const { userId = "" } = useParams();
  const when = useWhen();
  const { value, area, isSettled, isRenewing, trouble, renew } = usePosts();
  const { value: overview } = useKeptAnswer(overviewOf(area));
  const placeWords = usePlaceWords(useSubdistricts(area.slice(0, 2)), value?.villages ?? []);
  const { t: give } = useTranslation("posts.give");
  const [done, setDone] = useState<"ended" | "revoked">();
  const [given, setGiven] = useState(givenIn(useLocation().state));
  const back = { to: paths.posts() };
  const person = value?.people.list.find((holder) => holder.userId === userId);
  const said = (done && t(($) => $.person.done[done])) ?? (given && give(($) => $.done[given]));
  const toast = said !== undefined && (
    <Toast
      key={said}
      onEnd={() => {
        setDone(undefined);
        setGiven(undefined);
      }}
    >
      {said}
    </Toast>
  );
  if (!isSettled) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  if (!person) {
    return (
      <TaskFrame title={t(($) => $.title)} back={back} usable busy={isRenewing} toast={toast}>
        {trouble ? <Trouble trouble={trouble} kept={undefined} /> : undefined}
        <Empty title={t(($) => $.person.gone)}>{t(($) => $.person.goneBody)}</Empty>
      </TaskFrame>
    );
  }
  const { name, phone, lastSeenAt } = person;
  return (
    <TaskFrame
      title={name}
      ownHeading
      back={back}
      usable
      toast={toast}
      dock={
        <ButtonLink to={paths.code({ userId })} size="big" wide>
          {t(($) => $.person.newCode)}
        </ButtonLink>
      }
    >
      <div>
        <ScreenHeading spoken={name}>
          <PersonName name={name} />
        </ScreenHeading>
        <p className="small soft">
          {lastSeenAt === null ? t(($) => $.person.never) : t(($) => $.lastSeen, { when: when(lastSeenAt) })}
        </p>
      </div>
      {phone === null ? undefined : (
        <ButtonLink to={`tel:${phone.replace(/[^\d+]/gu, "")}`} kind="quiet" icon="call" wide>
          {t(($) => $.person.call, { phone })}
        </ButtonLink>
      )}
      <Age asOf={value?.asOf} isRenewing={isRenewing} renew={renew} />
      {trouble ? <Trouble trouble={trouble} kept={t(($) => $.kept)} /> : undefined}
      <PostRows
        {...{ userId, placeWords }}
        posts={person.posts}
        onEnded={() => {
          setDone("ended");
          renew();
        }}
      />
      <Work
        work={overview?.volunteers.list.filter((volunteer) => volunteer.userId === userId) ?? []}
        placeWords={placeWords}
      />
      <PhoneList userId={userId} onRevoked={() => setDone("revoked")} />
    </TaskFrame>
  );
};

interface WorkProps {
  readonly work: readonly VolunteerFigures[];
  readonly placeWords: (scope: string) => string;
}

/** By village, in figures. */
const Work = ({ work, placeWords }: WorkProps) => {
  const { t } = useTranslation("posts");
  if (work.length === 0) return null;
  return (
    <Section title={t(($) => $.person.work)} count={t(($) => $.person.workHint)}>
      <Rows>
        {work.map(({ village, peopleHelped, target, overdueFollowUps, waitedDays = 0 }) => (
          <Row
            key={village}
            name={placeWords(village)}
            more={
              <>
                {t(($) => $.person.helped, { n: peopleHelped, of: target })}
                {waitedDays > 0 && (
                  <span className="post-line">{t(($) => $.person.waited, { count: waitedDays })}</span>
                )}
              </>
            }
            state={
              overdueFollowUps > 0 ? (
                <StateChip state="urgent">{t(($) => $.person.overdue, { count: overdueFollowUps })}</StateChip>
              ) : (
                <StateChip state="calm">{t(($) => $.person.noOverdue)}</StateChip>
              )
            }
          />
        ))}
      </Rows>
    </Section>
  );
};
