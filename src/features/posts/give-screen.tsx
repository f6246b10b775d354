import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { givePost, type HeldPost, type PostHolder, type PostsInArea } from "#data/posts.ts";
import { toServer } from "#data/to-server.ts";
import { useToday } from "#data/use-today.ts";
import { roleRules, type Role } from "#domain/roles.ts";
import { useAccount } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { FirstDay, Follows } from "./first-day.tsx";
import { paths } from "./paths.ts";
import { PlaceField } from "./place-field.tsx";
import { areasFor, rolesToGive, scopeOf } from "./places.ts";
import { PostTrouble, type PostError } from "./post-trouble.tsx";
import { usePlaceWords, useSubdistricts } from "./use-place-words.ts";
import { usePosts } from "./use-posts.ts";

/** A further post for somebody, or another place for one that they have. */
export const GiveScreen = () => {
  const { t } = useTranslation("posts");
  const { userId = "" } = useParams();
  const [search] = useSearchParams();
  const { value, isSettled } = usePosts();
  const instead = search.get("instead");
  const back = { to: paths.person({ userId }) };
  const person = value?.people.list.find((holder) => holder.userId === userId);
  const post = person?.posts.find(({ id }) => id === instead);
  if (!isSettled) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  if (!value || !person || (instead !== null && !post)) {
    return (
      <TaskFrame title={t(($) => $.title)} back={back} usable>
        <Empty title={t(($) => $.person.gone)}>{t(($) => $.person.goneBody)}</Empty>
      </TaskFrame>
    );
  }
  return <GiveForm {...{ value, person, post }} />;
};

interface GiveFormProps {
  readonly value: PostsInArea;
  readonly person: PostHolder;
  /** The one that ends. */
  readonly post: HeldPost | undefined;
}

const GiveForm = ({ value: { area, villages }, person: { userId, name, posts }, post }: GiveFormProps) => {
  const { t } = useTranslation("posts");
  const { t: give } = useTranslation("posts.give");
  const { t: common } = useTranslation("common");
  const navigate = useNavigate();
  const own = useAccount().grants.filter(({ role }) => roleRules[role].coordinates);
  const subdistricts = useSubdistricts(area.slice(0, 2));
  const placeWords = usePlaceWords(subdistricts, villages);
  const roles = rolesToGive(own);
  const [role, setRole] = useState<Role>(post?.role ?? roles[0] ?? "volunteer");
  const [place, setPlace] = useState("");
  const [number, setNumber] = useState("");
  const [from, setFrom] = useState(useToday());
  const [problem, setProblem] = useState<string>();
  const [trouble, setTrouble] = useState<PostError>();
  const { isBusy, act } = useOneAct();
  // Said by the server, and meant by a second press.
  const isNewVillage = trouble?.type === "refused" && trouble.code === "newVillage";
  const change = (set: () => void): void => {
    set();
    setProblem(undefined);
    setTrouble(undefined);
  };
  const scope = scopeOf(role, place, number);
  const submit = async (): Promise<boolean> => {
    if (scope === null) {
      setProblem(place === "" ? t(($) => $.form.placeFirst) : t(($) => $.form.numberFirst));
      return false;
    }
    const answer = await givePost(toServer, {
      userId,
      role,
      scope,
      from,
      newVillages: isNewVillage ? [scope] : [],
      ...(post && { instead: { userId, id: post.id } }),
    });
    if (answer.ok)
      void navigate(paths.person({ userId }), { replace: true, state: { given: post ? "moved" : "given" } });
    else setTrouble(answer.error);
    return answer.ok;
  };
  const isVillage = role === "volunteer";
  const held = new Set(posts.filter((one) => one.role === role).map((one) => one.scope));
  const villageCodes = isVillage ? villages.map(({ code }) => code) : [];
  const options = [...villageCodes, ...areasFor(role, own, subdistricts)]
    .filter((code) => !held.has(code))
    .map((code) => ({ code, words: placeWords(code) }));
  const word = post ? give(($) => $.act.move) : give(($) => $.act.give);
  return (
    <TaskFrame
      title={post ? give(($) => $.moveFor, { name }) : give(($) => $.giveFor, { name })}
      back={{ to: paths.person({ userId }) }}
      usable
      onSubmit={() => void act(submit)}
      dock={
        <Button submit size="big" wide busy={isBusy}>
          {isNewVillage ? t(($) => $.form.makeVillage) : word}
        </Button>
      }
    >
      <div role="alert">{trouble ? <PostTrouble trouble={trouble} /> : undefined}</div>
      {post ? (
        <Rows label={give(($) => $.now)}>
          <Row name={common(($) => $.roles[role])} more={placeWords(post.scope)} />
        </Rows>
      ) : (
        <Choices
          legend={t(($) => $.form.role)}
          compact
          options={roles.map((one) => ({ value: one, label: common(($) => $.roles[one]) }))}
          value={role}
          onChoose={(one) =>
            change(() => {
              setRole(one);
              setPlace("");
              setNumber("");
            })
          }
        />
      )}
      <PlaceField
        key={role}
        {...{ role, options, place, placeWords, number }}
        onPlace={(code) =>
          change(() => {
            setPlace(code);
            setNumber("");
          })
        }
        onNumber={(typed) => change(() => setNumber(typed))}
        error={problem}
      />
      <FirstDay day={from} onDay={(day) => change(() => setFrom(day))} />
      <Follows
        day={from}
        begins={name}
        {...(post && { ends: { name, place: placeWords(post.scope) } })}
        isVillage={isVillage}
      />
    </TaskFrame>
  );
};
