import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { villagesOf } from "#data/account.ts";
import { endTogether, keepTogether, mostTogether, useTogether } from "#data/courses/together.ts";
import { usePeopleIndex } from "#data/people-index.ts";
import { isStorageFull } from "#data/storage-errors.ts";
import { usePhone } from "#data/use-phone.ts";
import { findPeople } from "#domain/people-search.ts";
import { calledName } from "#domain/person-name.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { Button } from "#ui/button.tsx";
import { ChooseMany } from "#ui/choices.tsx";
import { Empty } from "#ui/empty.tsx";
import { SearchField } from "#ui/field.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";
import "./learn.css";

const AT_ONCE = 30;

/** Who of one's villages learns this course along, on this phone. */
export const TogetherScreen = () => {
  const { code = "" } = useParams();
  const { t } = useTranslation("learn");
  const together = useTogether(code);
  const index = usePeopleIndex();
  const villages = villagesOf(usePhone().account);
  if (!together || !index)
    return <OpeningFrame title={t(($) => $.together.title)} back={{ to: paths.course({ code }) }} />;
  const search = (query: string): readonly Citizen[] =>
    findPeople(index, query).people.filter(
      ({ status, areaCode }) => status === "active" && villages.includes(areaCode),
    );
  return <Choose key={code} code={code} before={together} search={search} />;
};

interface ChooseProps {
  readonly code: string;
  readonly before: readonly Citizen[];
  readonly search: (query: string) => readonly Citizen[];
}

const Choose = ({ code, before, search }: ChooseProps) => {
  const { t } = useTranslation("learn");
  const { database, now } = usePhone();
  const navigate = useNavigate();
  // As it was when the screen opened: what is saved must not move the rows that are being tapped.
  const [began] = useState(before);
  const [chosen, setChosen] = useState<readonly string[]>(() => before.map(({ id }) => id));
  const [query, setQuery] = useState("");
  const [limit, setLimit] = useState(AT_ONCE);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const searched = useDeferredValue(query.trim());
  const found = search(searched);
  const people =
    searched === "" ? [...began, ...found.filter(({ id }) => !began.some((person) => person.id === id))] : found;
  const end = async (keep: () => Promise<void>): Promise<boolean> => {
    try {
      await keep();
    } catch (error) {
      setProblem(isStorageFull(error) ? "storageFull" : "storageTrouble");
      return false;
    }
    await navigate(paths.course({ code }), { replace: true });
    return true;
  };
  const isFull = chosen.length >= mostTogether;
  return (
    <TaskFrame
      title={t(($) => $.together.title)}
      back={{ to: paths.course({ code }) }}
      usable
      dock={
        <>
          <SaveProblem type={problem} />
          <Button
            size="big"
            wide
            busy={isBusy}
            whyNot={chosen.length === 0 ? t(($) => $.together.chooseFirst) : undefined}
            onPress={() => void act(() => end(() => keepTogether(database, code, chosen, now())))}
          >
            {chosen.length === 0
              ? t(($) => $.together.start)
              : t(($) => $.together.startWith, { count: chosen.length })}
          </Button>
          {began.length > 0 ? (
            <Button
              kind="plain"
              wide
              busy={isBusy}
              onPress={() => void act(() => end(() => endTogether(database, code)))}
            >
              {t(($) => $.together.end)}
            </Button>
          ) : undefined}
        </>
      }
    >
      <p className="soft">{t(($) => $.together.what, { most: mostTogether })}</p>
      <SearchField label={t(($) => $.together.search)} value={query} onChange={setQuery} />
      {isFull ? <output className="small">{t(($) => $.together.full, { most: mostTogether })}</output> : undefined}
      {people.length === 0 ? (
        <Empty title={t(($) => (searched === "" ? $.together.nobody : $.together.notFound))} />
      ) : undefined}
      <ChooseMany
        legend={t(($) => $.together.title)}
        legendHidden
        options={people.slice(0, limit).map((person) => ({
          value: person.id,
          label: (
            <span className="who">
              <Plate houseNo={person.houseNo} />
              <span className="long-name">
                <PersonName name={calledName(person)} />
              </span>
            </span>
          ),
        }))}
        values={chosen}
        onChange={setChosen}
        max={mostTogether}
      />
      {people.length > limit ? (
        <Button kind="quiet" wide onPress={() => setLimit(limit + AT_ONCE)}>
          {t(($) => $.together.more, { count: people.length - limit })}
        </Button>
      ) : undefined}
    </TaskFrame>
  );
};
