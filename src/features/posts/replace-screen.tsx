import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { givePost, type HeldPost, type PostHolder, type PostsInArea } from "#data/posts.ts";
import { toServer } from "#data/to-server.ts";
import { useToday } from "#data/use-today.ts";
import { fold } from "#domain/fold.ts";
import type { Role } from "#domain/roles.ts";
import { useAccount } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { FieldError } from "#ui/field-error.tsx";
import { SearchField } from "#ui/field.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { FirstDay, Follows } from "./first-day.tsx";
import { paths } from "./paths.ts";
import { PostTrouble, type PostError } from "./post-trouble.tsx";
import { usePlaceWords, useSubdistricts } from "./use-place-words.ts";
import { usePosts } from "./use-posts.ts";

/** Somebody else takes a post over, with all that belongs to its place. */
export const ReplaceScreen = () => {
  const { t } = useTranslation("posts");
  const { userId = "", postId } = useParams();
  const { value, isSettled } = usePosts();
  const back = { to: paths.person({ userId }) };
  const person = value?.people.list.find((holder) => holder.userId === userId);
  const post = person?.posts.find(({ id }) => id === postId);
  if (!isSettled) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  if (!value || !person || !post || post.role === null) {
    return (
      <TaskFrame title={t(($) => $.title)} back={back} usable>
        <Empty title={t(($) => $.person.gone)}>{t(($) => $.person.goneBody)}</Empty>
      </TaskFrame>
    );
  }
  return <ReplaceForm {...{ value, person, post }} role={post.role} />;
};

interface ReplaceFormProps {
  readonly value: PostsInArea;
  readonly person: PostHolder;
  readonly post: HeldPost;
  readonly role: Role;
}

const ReplaceForm = ({ value: { area, villages, people }, person, post, role }: ReplaceFormProps) => {
  const { t: give } = useTranslation("posts.give");
  const { t: common } = useTranslation("common");
  const navigate = useNavigate();
  const own = useAccount();
  const placeWords = usePlaceWords(useSubdistricts(area.slice(0, 2)), villages);
  const [next, setNext] = useState<PostHolder>();
  const [from, setFrom] = useState(useToday());
  const [isAsked, setAsked] = useState(false);
  const [trouble, setTrouble] = useState<PostError>();
  const { isBusy, act } = useOneAct();
  const place = placeWords(post.scope);
  const { userId, name } = person;
  const candidates = people.list.filter(
    (holder) =>
      holder.userId !== userId &&
      holder.userId !== own.userId &&
      !holder.posts.some((held) => held.role === role && held.scope === post.scope),
  );
  const submit = async (): Promise<boolean> => {
    setAsked(true);
    if (!next) return false;
    const answer = await givePost(toServer, {
      userId: next.userId,
      role,
      scope: post.scope,
      from,
      newVillages: [],
      instead: { userId, id: post.id },
    });
    if (answer.ok)
      void navigate(paths.person({ userId: next.userId }), { replace: true, state: { given: "replaced" } });
    else setTrouble(answer.error);
    return answer.ok;
  };
  const isVillage = role === "volunteer";
  return (
    <TaskFrame
      title={give(($) => $.replaceFor, { name })}
      back={{ to: paths.person({ userId }) }}
      usable
      onSubmit={() => void act(submit)}
      dock={
        <Button submit size="big" wide busy={isBusy}>
          {give(($) => $.act.replace)}
        </Button>
      }
    >
      <div role="alert">{trouble ? <PostTrouble trouble={trouble} /> : undefined}</div>
      <Rows label={give(($) => $.now)}>
        <Row name={common(($) => $.roles[role])} more={place} />
      </Rows>
      <WhoNext
        {...{ candidates, next, placeWords }}
        error={isAsked && !next ? give(($) => $.whoFirst) : undefined}
        onNext={(holder) => {
          setNext(holder);
          setTrouble(undefined);
        }}
      />
      {next ? (
        <>
          <FirstDay day={from} onDay={setFrom} />
          <Follows day={from} begins={next.name} ends={{ name, place }} isVillage={isVillage} />
        </>
      ) : (
        <ButtonLink to={paths.invite(isVillage ? { village: post.scope } : {})} kind="plain">
          {give(($) => $.inviteInstead)}
        </ButtonLink>
      )}
    </TaskFrame>
  );
};

interface WhoNextProps {
  readonly candidates: readonly PostHolder[];
  readonly next: PostHolder | undefined;
  readonly placeWords: (scope: string) => string;
  readonly error: string | undefined;
  readonly onNext: (holder: PostHolder | undefined) => void;
}

const MOST = 6;

/** Found by typing, among those who hold a post in the area. */
const WhoNext = ({ candidates, next, placeWords, error, onNext }: WhoNextProps) => {
  const { t } = useTranslation("posts");
  const { t: give } = useTranslation("posts.give");
  const [query, setQuery] = useState("");
  const placesOf = ({ posts }: PostHolder): string => posts.map(({ scope }) => placeWords(scope)).join(" · ");
  if (next) {
    return (
      <div className="field">
        <span className="label">{give(($) => $.chosen)}</span>
        <Rows>
          <Row
            name={next.name}
            more={placesOf(next)}
            end={
              <Button kind="plain" onPress={() => onNext(undefined)}>
                {t(($) => $.form.change)}
              </Button>
            }
          />
        </Rows>
      </div>
    );
  }
  const wanted = fold(query);
  const found = candidates.filter((holder) =>
    [holder.name, holder.phone ?? "", placesOf(holder)].some((text) => fold(text).includes(wanted)),
  );
  return (
    <div className="stack">
      <SearchField label={give(($) => $.who)} value={query} onChange={setQuery} />
      {error === undefined ? undefined : <FieldError id="who-next">{error}</FieldError>}
      {found.length === 0 ? <output>{give(($) => $.nobody)}</output> : undefined}
      <ul className="stack">
        {found.slice(0, MOST).map((holder) => (
          <li key={holder.userId}>
            <Button kind="quiet" wide onPress={() => onNext(holder)}>
              {holder.name} <span className="small soft">{placesOf(holder)}</span>
            </Button>
          </li>
        ))}
      </ul>
      {found.length > MOST ? <p className="small soft">{t(($) => $.form.typeMore)}</p> : undefined}
    </div>
  );
};
