import { useTranslation } from "react-i18next";
import type { Citizen } from "#domain/records/citizen.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { useAddressWords } from "./registered-address.ts";

/** What else is known, at the end of the page: it is not for reading over a shoulder. */
export const PersonAbout = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("people");
  const address = useAddressWords(person.registeredArea);
  const needs = person.supportNeeds ?? [];
  if (person.phone === undefined && person.registeredArea === undefined && needs.length === 0) return undefined;
  return (
    <Section title={t(($) => $.person.about)}>
      <Rows>
        {person.phone === undefined ? undefined : (
          <Row name={<span className="nums">{person.phone}</span>} more={t(($) => $.person.phone)} />
        )}
        {needs.length === 0 ? undefined : (
          <Row name={needs.map((need) => t(($) => $.form.need[need])).join(" · ")} more={t(($) => $.form.needs)} />
        )}
        {person.registeredArea === undefined ? undefined : (
          <Row name={address ?? "\u00A0"} more={t(($) => $.person.registered)} />
        )}
      </Rows>
    </Section>
  );
};
