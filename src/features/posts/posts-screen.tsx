import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PostHolder, PostsInArea } from "#data/posts.ts";
import { fold } from "#domain/fold.ts";
import { Age, NoAnswer, Trouble } from "#entities/kept-answer/answer-age.tsx";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { SearchField } from "#ui/field.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { HolderList } from "./holder-list.tsx";
import { paths } from "./paths.ts";
import { usePlaceWords, useSubdistricts } from "./use-place-words.ts";
import { usePosts } from "./use-posts.ts";
import { VillageList } from "./village-list.tsx";

/** Who holds which post in the area, who has not come in yet, and which villages have nobody. */
export const PostsScreen = () => {
  const { t } = useTranslation("posts");
  const { home } = useApp();
  const { value, area, isSettled, isRenewing, trouble, renew } = usePosts();
  const subdistricts = useSubdistricts(area.slice(0, 2));
  const placeWords = usePlaceWords(subdistricts, value?.villages ?? []);
  return (
    <TaskFrame
      title={t(($) => $.title)}
      before={<p className="soft">{placeWords(area)}</p>}
      back={{ to: home }}
      usable={isSettled}
      busy={!isSettled}
      dock={
        <ButtonLink to={paths.invite()} size="big" wide icon="add">
          {t(($) => $.invite)}
        </ButtonLink>
      }
    >
      <ButtonLink to={paths.roster()} kind="quiet" wide icon="people">
        {t(($) => $.inviteMany)}
      </ButtonLink>
      <Age asOf={value?.asOf} isRenewing={isRenewing} renew={renew} />
      {trouble ? <Trouble trouble={trouble} kept={value ? t(($) => $.kept) : undefined} /> : undefined}
      {value ? <Found key={area} posts={value} placeWords={placeWords} /> : <NoAnswer {...{ value, isRenewing }} />}
    </TaskFrame>
  );
};

interface FoundProps {
  readonly posts: PostsInArea;
  readonly placeWords: (scope: string) => string;
}

const Found = ({ posts: { people, villages, area }, placeWords }: FoundProps) => {
  const { t } = useTranslation("posts");
  const formats = useFormats();
  const [query, setQuery] = useState("");
  const wanted = fold(query);
  const isFound = (...texts: readonly (string | null)[]): boolean =>
    texts.some((text) => text !== null && fold(text).includes(wanted));
  const found = people.list.filter((holder) =>
    isFound(holder.name, holder.phone, ...holder.posts.map(({ scope }) => placeWords(scope))),
  );
  const lacking = villages.filter((village) => village.volunteers !== 1 && isFound(placeWords(village.code)));
  return (
    <>
      {people.list.length > 0 && <SearchField label={t(($) => $.search)} value={query} onChange={setQuery} />}
      {people.total > people.list.length && (
        <NotAll
          area={area}
          villages={villages.map(({ code }) => code)}
          words={t(($) => $.notAll, { shown: formats.number(people.list.length), total: formats.number(people.total) })}
          placeWords={placeWords}
        />
      )}
      {wanted !== "" && found.length + lacking.length === 0 && <Card>{t(($) => $.nothingFound)}</Card>}
      <HolderList
        title={(count) => t(($) => $.notIn.title, { count })}
        people={found.filter(isOut)}
        {...{ placeWords, query }}
      />
      <VillageList villages={lacking} placeWords={placeWords} />
      {people.list.length === 0 && <Card>{t(($) => $.people.none)}</Card>}
      <HolderList
        title={(count) => t(($) => $.people.title, { count })}
        people={found.filter((holder) => !isOut(holder))}
        {...{ placeWords, query }}
      />
    </>
  );
};

/** Has a code and has never been heard of. */
const isOut = ({ isInvited, lastSeenAt }: PostHolder): boolean => isInvited && lastSeenAt === null;

interface NotAllProps {
  readonly area: string;
  readonly villages: readonly string[];
  readonly words: string;
  readonly placeWords: (scope: string) => string;
}

/** More people than one answer holds: by district, or by sub-district. */
const NotAll = ({ area, villages, words, placeWords }: NotAllProps) => {
  const { t } = useTranslation("posts");
  const smaller = [...new Set(villages.map((code) => code.slice(0, area.length + 2)))];
  return (
    <nav className="stack" aria-label={t(($) => $.smaller)}>
      <p>{words}</p>
      <div className="line">
        {smaller.map((code) => (
          <ButtonLink key={code} to={paths.posts({ area: code })} kind="quiet">
            {placeWords(code)}
          </ButtonLink>
        ))}
      </div>
    </nav>
  );
};
