import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { usePeopleIndex } from "#data/people-index.ts";
import { looksLikeHouseNo, newPersonStart } from "#domain/people-query.ts";
import { findPeople } from "#domain/people-search.ts";
import { calledName, otherName } from "#domain/person-name.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { useApp } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { SearchField } from "#ui/field.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";
import { PersonTile, Tiles } from "#ui/tiles.tsx";
import { paths } from "./paths.ts";

const TILES_AT_ONCE = 30;

/** Everybody who is looked after, to choose whom the help was for. */
export const SearchScreen = () => {
  const { t } = useTranslation("help");
  const index = usePeopleIndex();
  const [query, setQuery] = useState("");
  const searched = useDeferredValue(query.trim());
  const found = useMemo(
    () => findPeople(index ?? [], searched).people.filter(({ status }) => status === "active"),
    [index, searched],
  );
  const isRead = index !== undefined;
  return (
    <TaskFrame
      title={t(($) => $.search.title)}
      back={{ to: paths.whom() }}
      step={{ at: 1, of: 3 }}
      usable={isRead}
      busy={!isRead}
      dock={<NewPerson typed={searched} isFound={!isRead || found.length > 0} />}
    >
      <SearchField label={t(($) => $.search.label)} value={query} onChange={setQuery} />
      {isRead && <output className="small soft">{t(($) => $.search.found, { count: found.length })}</output>}
      {isRead && found.length === 0 ? (
        <Empty title={t(($) => $.search.none)} />
      ) : (
        <FoundPeople key={searched} people={found} />
      )}
    </TaskFrame>
  );
};

/** Quiet while somebody is found; the main act when nobody is. What was typed is taken along. */
const NewPerson = ({ typed, isFound }: { readonly typed: string; readonly isFound: boolean }) => {
  const { t } = useTranslation("help");
  const { onwards } = useTaskSteps();
  const { addPerson } = useApp().ways;
  if (!addPerson) return undefined;
  return (
    <ButtonLink
      kind={isFound ? "quiet" : "main"}
      wide
      icon="add"
      to={addPerson({ next: "logHelp", ...newPersonStart(typed) })}
      state={onwards}
    >
      {isFound || looksLikeHouseNo(typed) ? t(($) => $.whom.new) : t(($) => $.search.addNamed, { name: typed })}
    </ButtonLink>
  );
};

const FoundPeople = ({ people }: { readonly people: readonly Citizen[] }) => {
  const { t } = useTranslation("help");
  const [limit, setLimit] = useState(TILES_AT_ONCE);
  const { onwards } = useTaskSteps();
  const left = Math.min(TILES_AT_ONCE, people.length - limit);
  return (
    <>
      <Tiles>
        {people.slice(0, limit).map((person) => (
          <PersonTile
            key={person.id}
            houseNo={person.houseNo}
            name={calledName(person)}
            more={otherName(person)}
            to={paths.topic({ whom: person.id })}
            state={onwards}
          />
        ))}
      </Tiles>
      {left > 0 && (
        <Button kind="quiet" wide onPress={() => setLimit(limit + TILES_AT_ONCE)}>
          {t(($) => $.search.more, { count: left })}
        </Button>
      )}
    </>
  );
};
