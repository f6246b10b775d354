import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import { fold } from "#domain/fold.ts";
import { citizen } from "#domain/records/citizen.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { SearchField } from "#ui/field.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { PersonTile, Tiles } from "#ui/tiles.tsx";

const SHOWN = 30;

/** Everybody on the list, to choose whom the help was for. */
export const SearchScreen = () => {
  const { t } = useTranslation("help");
  const formats = useFormats();
  const people = useRecords(citizen);
  const [query, setQuery] = useState("");
  const wanted = fold(useDeferredValue(query));
  // Folded and sorted once for each change of the list, never per letter typed.
  const index = useMemo(
    () =>
      (people ?? [])
        .filter(({ status }) => status === "active")
        .map((person) => ({ person, text: fold(`${person.name} ${person.nickname ?? ""} ${person.houseNo ?? ""}`) }))
        .sort((a, b) => formats.compare(calledName(a.person), calledName(b.person))),
    [people, formats],
  );
  if (!people) return null;
  const found = index.filter(({ text }) => text.includes(wanted));
  return (
    <TaskFrame
      title={t(($) => $.search.title)}
      back={{ to: "/log" }}
      step={{ at: 1, of: 3 }}
      usable
      dock={
        <ButtonLink kind="quiet" wide icon="add" to="/people/new?next=/log">
          {t(($) => $.whom.new)}
        </ButtonLink>
      }
    >
      <SearchField label={t(($) => $.search.label)} value={query} onChange={setQuery} />
      <output className="small soft">{t(($) => $.search.found, { count: found.length })}</output>
      {found.length === 0 ? (
        <Empty title={t(($) => $.search.none)} />
      ) : (
        <Tiles>
          {found.slice(0, SHOWN).map(({ person }) => (
            <PersonTile
              key={person.id}
              houseNo={person.houseNo}
              name={calledName(person)}
              more={person.nickname === undefined ? undefined : person.name}
              to={`/log/${person.id}`}
            />
          ))}
        </Tiles>
      )}
    </TaskFrame>
  );
};
