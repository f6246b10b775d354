import { calledName } from "#domain/person-name.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { PersonName } from "#ui/person-name.tsx";
import { Plate } from "#ui/plate.tsx";

/** The citizen who takes the test, at the right of its bar. */
export const WhoseTurn = ({ person }: { readonly person: Citizen }) => (
  <span className="who">
    <Plate houseNo={person.houseNo} />
    <b>
      <PersonName name={calledName(person)} />
    </b>
  </span>
);
