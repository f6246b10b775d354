import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { usePeopleIndex } from "#data/people-index.ts";
import type { PersonForm } from "#domain/person-form.ts";
import { calledName, mayBeSame, otherName } from "#domain/person-name.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { paths } from "./paths.ts";

/** People of the same village with such a name: shown calmly, because two neighbours may share one. */
export const SamePeople = ({ form }: { readonly form: PersonForm }) => {
  const { t } = useTranslation("people");
  const index = usePeopleIndex();
  const name = useDeferredValue(form.name.trim());
  const nickname = useDeferredValue(form.nickname.trim());
  if (name.length < SHORTEST_NAME) return undefined;
  const same = (index ?? [])
    .map(({ person }) => person)
    .filter((person) => person.areaCode === form.areaCode && mayBeSame(person, { name, nickname }));
  if (same.length === 0) return undefined;
  return (
    <Section title={t(($) => $.form.sameTitle, { count: same.length })}>
      <p className="small soft">{t(($) => $.form.sameBody)}</p>
      <Rows>
        {same.slice(0, MOST_SHOWN).map((person) => (
          <SameRow key={person.id} person={person} />
        ))}
      </Rows>
    </Section>
  );
};

const SameRow = ({ person }: { readonly person: Citizen }) => (
  <Row
    start={<Plate houseNo={person.houseNo} />}
    name={<PersonName name={calledName(person)} />}
    more={otherName(person)}
    to={paths.person({ citizenId: person.id })}
    go
  />
);

const SHORTEST_NAME = 2;
const MOST_SHOWN = 3;
