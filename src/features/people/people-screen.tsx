import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { NavigationType, useNavigationType } from "react-router";
import { villagesOf } from "#data/account.ts";
import { loadProvinces, loadSubdistricts } from "#data/area-files.ts";
import { usePeopleIndex } from "#data/people-index.ts";
import type { Phone } from "#data/phone.ts";
import { usePhone, useRecords } from "#data/use-phone.ts";
import { useReceiving } from "#data/use-receiving.ts";
import { looksLikeHouseNo, newPersonStart, searchWords } from "#domain/people-query.ts";
import { findPeople, peopleAway } from "#domain/people-search.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { samePerson } from "#domain/records/same-person.ts";
import { likelyPairs } from "#domain/same-people.ts";
import { useAccount } from "#features/feature.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { EmptyCaseloadDrawing } from "#ui/drawings/empty-caseload.tsx";
import { Empty } from "#ui/empty.tsx";
import { SearchField } from "#ui/field.tsx";
import { PlaceFrame } from "#ui/place-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { Receiving } from "#ui/receiving.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";
import { PersonRow } from "./person-row.tsx";
import { useRowFacts } from "./row-facts.ts";

const ROWS_AT_ONCE = 50;
const ROWS_IN_VIEW = 10;

export const PeopleScreen = () => {
  const { t } = useTranslation("people");
  const index = usePeopleIndex();
  const [query, setQuery] = useKeptQuery();
  const searched = query.trim();
  const found = useMemo(() => findPeople(index ?? [], searched), [index, searched]);
  const receiving = useReceiving();
  const away = useMemo(() => peopleAway(index ?? []), [index]);
  useAreasKept(index !== undefined);

  if (index?.length === 0) return <EmptyPeople />;
  return (
    <PlaceFrame
      title={t(($) => $.list.title)}
      usable={index !== undefined}
      busy={index === undefined}
      dock={<AddPerson query={searched} isFound={index === undefined || found.people.length > 0} />}
    >
      <SearchField label={t(($) => $.list.search)} value={query} onChange={setQuery} />
      <Receiving receiving={receiving} />
      {index === undefined ? undefined : (
        <>
          {searched === "" && <TwinsRow people={index.map(({ person }) => person)} />}
          <output className="small soft">
            {searched === ""
              ? t(($) => $.list.count, { count: found.people.length })
              : t(($) => $.list.found, { count: found.people.length, of: found.of })}
          </output>
          {found.people.length === 0 && (searched !== "" || away.length === 0) ? (
            <Empty title={t(($) => $.list.noMatch)}>{t(($) => $.list.noMatchHint)}</Empty>
          ) : (
            <PeopleList people={found.people} query={searched} />
          )}
          {searched === "" ? <Away people={away} /> : undefined}
        </>
      )}
    </PlaceFrame>
  );
};

/** The quiet act of the list; the main one when nobody was found, with what was typed taken along. */
const AddPerson = ({ query, isFound }: { readonly query: string; readonly isFound: boolean }) => {
  const { t } = useTranslation("people");
  return (
    <ButtonLink to={paths.add(newPersonStart(query))} kind={isFound ? "quiet" : "main"} wide icon="add">
      {isFound || looksLikeHouseNo(query) ? t(($) => $.list.add) : t(($) => $.list.addNamed, { name: query })}
    </ButtonLink>
  );
};

/** Names that may stand here twice: two phones without a signal can both have added somebody. */
const TwinsRow = ({ people }: { readonly people: readonly Citizen[] }) => {
  const { t } = useTranslation("people");
  const answers = useRecords(samePerson);
  const count = useMemo(() => (answers ? likelyPairs(people, answers).length : 0), [people, answers]);
  if (count === 0) return undefined;
  return (
    <Rows>
      <Row
        name={
          <StateChip state="needs-you" bare>
            {t(($) => $.twins.row, { count })}
          </StateChip>
        }
        to={paths.twins()}
        go
      />
    </Rows>
  );
};

interface PeopleListProps {
  readonly people: readonly Citizen[];
  readonly query: string;
}

const PeopleList = ({ people, query }: PeopleListProps) => {
  const { t } = useTranslation("people");
  // Another search starts with a short list again.
  const [asked, setAsked] = useState({ query, limit: ROWS_AT_ONCE });
  const limit = asked.query === query ? asked.limit : ROWS_AT_ONCE;
  // A keystroke waits for the rows in view only; the rest comes when the person pauses.
  const settled = useDeferredValue(query);
  const shown = people.slice(0, settled === query ? limit : ROWS_IN_VIEW);
  const factsOf = useRowFacts(
    useDeferredValue(people)
      .slice(0, limit)
      .map(({ id }) => id),
  );
  const sought = useMemo(() => searchWords(query).flat(), [query]);
  const left = Math.min(ROWS_AT_ONCE, people.length - limit);
  return (
    <>
      <Rows label={t(($) => $.list.label)}>
        {shown.map((person) => (
          <PersonRow key={person.id} person={person} facts={factsOf(person.id)} sought={sought} />
        ))}
      </Rows>
      {left > 0 ? (
        <Button kind="quiet" wide onPress={() => setAsked({ query, limit: limit + ROWS_AT_ONCE })}>
          {t(($) => $.list.more, { count: left })}
        </Button>
      ) : undefined}
    </>
  );
};

/** Who moved, died or left the list: apart, and only for whoever looks for them. */
const Away = ({ people }: { readonly people: readonly Citizen[] }) => {
  const { t } = useTranslation("people");
  const [isOpen, setOpen] = useState(false);
  if (people.length === 0) return undefined;
  if (!isOpen) {
    return (
      <Button kind="plain" wide onPress={() => setOpen(true)}>
        {t(($) => $.list.away, { count: people.length })}
      </Button>
    );
  }
  return (
    <Section title={t(($) => $.list.awayTitle)}>
      <PeopleList people={people} query="" />
    </Section>
  );
};

const EmptyPeople = () => {
  const { t } = useTranslation("people");
  const receiving = useReceiving();
  return (
    <PlaceFrame
      title={t(($) => $.list.title)}
      usable
      dock={
        <ButtonLink to={paths.add()} size="big" wide disc="add">
          {receiving ? t(($) => $.list.add) : t(($) => $.list.addFirst)}
        </ButtonLink>
      }
    >
      <Receiving receiving={receiving} />
      {receiving ? undefined : (
        <Empty drawing={<EmptyCaseloadDrawing />} title={t(($) => $.list.emptyTitle)}>
          {t(($) => $.list.emptyBody)}
        </Empty>
      )}
    </PlaceFrame>
  );
};

const queryByPhone = new WeakMap<Phone, string>();

/** The search is still there when someone comes back from a person's page; the tab starts afresh. */
const useKeptQuery = () => {
  const phone = usePhone();
  const isBack = useNavigationType() === NavigationType.Pop;
  const [query, setQuery] = useState(() => (isBack ? (queryByPhone.get(phone) ?? "") : ""));
  useEffect(() => {
    queryByPhone.set(phone, query);
  }, [phone, query]);
  return [query, setQuery] as const;
};

/** Brings the areas of the own province while there is a signal, so that the address picker works without one. */
const useAreasKept = (isListShown: boolean): void => {
  const account = useAccount();
  useEffect(() => {
    if (!isListShown) return;
    const provinces = new Set(villagesOf(account).map((village) => village.slice(0, 2)));
    void loadProvinces(fetch);
    for (const province of provinces) void loadSubdistricts(fetch, province);
  }, [account, isListShown]);
};
