import { useState } from "react";
import { useTranslation } from "react-i18next";
import { endPost, type HeldPost } from "#data/posts.ts";
import { toServer } from "#data/to-server.ts";
import { useToday } from "#data/use-today.ts";
import { addDays } from "#domain/thai-day.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Picks } from "#ui/choices.tsx";
import { Field } from "#ui/field.tsx";
import { Notice } from "#ui/notice.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";
import { PostTrouble, type PostError } from "./post-trouble.tsx";

interface PostRowsProps {
  readonly userId: string;
  readonly posts: readonly HeldPost[];
  readonly placeWords: (scope: string) => string;
  readonly onEnded: () => void;
}

/** What somebody is and where, from when to when, and the ways to change it. */
export const PostRows = ({ userId, posts, placeWords, onEnded }: PostRowsProps) => {
  const { t } = useTranslation("posts");
  const { t: give } = useTranslation("posts.give");
  return (
    <Section title={t(($) => $.person.posts)}>
      <Rows>
        {posts.map((post) => (
          <PostRow key={post.id} {...{ userId, post }} place={placeWords(post.scope)} />
        ))}
      </Rows>
      {posts.map((post) => (
        <EndSheet key={post.id} {...{ userId, post, onEnded }} place={placeWords(post.scope)} />
      ))}
      <ButtonLink to={paths.give({ userId })} kind="quiet" wide icon="add">
        {give(($) => $.give)}
      </ButtonLink>
    </Section>
  );
};

interface PostRowProps {
  readonly userId: string;
  readonly post: HeldPost;
  readonly place: string;
}

const PostRow = ({ userId, post: { id, role, from, to }, place }: PostRowProps) => {
  const { t } = useTranslation("posts");
  const { t: give } = useTranslation("posts.give");
  const { t: common } = useTranslation("common");
  const formats = useFormats();
  const sheet = useSheet(`end-${id}`);
  const day = (date: string): string => `\u00A0${formats.date(date)}`;
  return (
    <Row
      name={role === null ? place : common(($) => $.roles[role])}
      more={
        <>
          {place}
          <span className="post-line">
            {to === null
              ? t(($) => $.person.since, { day: day(from) })
              : t(($) => $.person.until, { day: day(from), to: day(to) })}
          </span>
        </>
      }
      state={
        role === null ? undefined : (
          <span className="line">
            <ButtonLink to={paths.give({ userId, instead: id })} kind="plain">
              {role === "volunteer" ? give(($) => $.moveVillage) : give(($) => $.move)}
            </ButtonLink>
            <ButtonLink to={paths.replace({ userId, postId: id })} kind="plain">
              {give(($) => $.replace)}
            </ButtonLink>
          </span>
        )
      }
      end={
        <Button kind="plain" onPress={sheet.open}>
          {t(($) => $.end.open)}
        </Button>
      }
    />
  );
};

interface EndSheetProps extends PostRowProps {
  readonly onEnded: () => void;
}

/** At once, or after a last day. */
const EndSheet = ({ userId, post: { id }, place, onEnded }: EndSheetProps) => {
  const { t } = useTranslation("posts");
  const today = useToday();
  const sheet = useSheet(`end-${id}`);
  const [when, setWhen] = useState<"now" | "later">("later");
  const [day, setDay] = useState(today);
  const [trouble, setTrouble] = useState<PostError>();
  const { isBusy, act } = useOneAct();
  const end = async (): Promise<boolean> => {
    const answer = await endPost(toServer, { userId, id, to: when === "now" ? addDays(today, -1) : day });
    setTrouble(answer.ok ? undefined : answer.error);
    if (answer.ok) {
      sheet.close();
      onEnded();
    }
    return answer.ok;
  };
  return (
    <Sheet sheet={sheet} title={t(($) => $.end.title)}>
      <p>{place}</p>
      <Notice state="calm" title={t(($) => $.end.stays)}>
        <p>{t(($) => $.end.unsent)}</p>
      </Notice>
      <div role="alert">{trouble ? <PostTrouble trouble={trouble} /> : undefined}</div>
      <Picks
        legend={t(($) => $.end.when)}
        options={[
          { value: "later", label: t(($) => $.end.later) },
          { value: "now", label: t(($) => $.end.now) },
        ]}
        value={when}
        onChoose={setWhen}
      />
      {when === "later" ? (
        <Field label={t(($) => $.end.lastDay)}>
          {(aria) => (
            <input
              {...aria}
              className="input"
              type="date"
              value={day}
              min={today}
              max={addDays(today, 366)}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          )}
        </Field>
      ) : undefined}
      <Button wide kind="urgent" busy={isBusy} onPress={() => void act(end)}>
        {t(($) => $.end.act)}
      </Button>
    </Sheet>
  );
};
