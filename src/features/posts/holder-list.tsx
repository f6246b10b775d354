import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HeldPost, PostHolder } from "#data/posts.ts";
import { useWhen } from "#entities/moment/use-when.ts";
import { Button } from "#ui/button.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";
import "./posts.css";

interface HolderListProps {
  readonly title: (count: number) => string;
  readonly people: readonly PostHolder[];
  readonly placeWords: (scope: string) => string;
  readonly query: string;
}

const FIRST = 20;

/** People and their posts; nothing at all for nobody. */
export const HolderList = ({ title, people, placeWords, query }: HolderListProps) => {
  const { t } = useTranslation("posts");
  const [most, setMost] = useState(FIRST);
  if (people.length === 0) return null;
  const shown = people.slice(0, most);
  return (
    <Section title={title(people.length)}>
      <Rows>
        {shown.map((holder) => (
          <Row
            key={holder.userId}
            name={<PersonName name={holder.name} match={query} />}
            to={paths.person({ userId: holder.userId })}
            more={<Posts posts={holder.posts} placeWords={placeWords} />}
            state={<InOrOut holder={holder} />}
            go
          />
        ))}
      </Rows>
      {people.length > most && (
        <Button kind="quiet" wide onPress={() => setMost(most + 100)}>
          {t(($) => $.people.more, { count: Math.min(100, people.length - most) })}
        </Button>
      )}
    </Section>
  );
};

interface PostsProps {
  readonly posts: readonly HeldPost[];
  readonly placeWords: (scope: string) => string;
}

const Posts = ({ posts, placeWords }: PostsProps) => {
  const { t: common } = useTranslation("common");
  return posts.map(({ id, role, scope }) => (
    <span key={id} className="post-line">
      {role === null ? "" : `${common(($) => $.roles[role])} `}
      {placeWords(scope)}
    </span>
  ));
};

const InOrOut = ({ holder: { isInvited, lastSeenAt } }: { readonly holder: PostHolder }) => {
  const { t } = useTranslation("posts");
  const when = useWhen();
  if (lastSeenAt !== null)
    return <span className="small soft">{t(($) => $.lastSeen, { when: when(lastSeenAt) })}</span>;
  return <StateChip state="needs-you">{isInvited ? t(($) => $.notIn.waits) : t(($) => $.notIn.noCode)}</StateChip>;
};
