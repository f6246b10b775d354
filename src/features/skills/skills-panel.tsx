import { useTranslation } from "react-i18next";
import { usePhone, useRecord } from "#data/use-phone.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { paths } from "./paths.ts";
import { useJobsConsent } from "./use-jobs-consent.ts";
import { useProfile } from "./use-profile.ts";

/** On a person's page: the way to their skills, or to asking whether there may be a profile of them. */
export const SkillsPanel = ({ citizenId }: { readonly citizenId: string }) => {
  const person = useRecord(citizen, citizenId);
  return person ? <Way person={person} /> : null;
};

const Way = ({ person }: { readonly person: Citizen }) => {
  const { t } = useTranslation("skills");
  const { account } = usePhone();
  const { id: citizenId, areaCode, status } = person;
  const consent = useJobsConsent(citizenId);
  const profile = useProfile({ by: account.userId, citizenId, areaCode }, []);
  if (!consent || !profile) return null;
  const isGiven = consent.state === "given";
  // Nobody is asked for what there is nothing of yet, nor who moved away or died.
  if (!isGiven && (profile.isEmpty || status !== "active")) return null;
  return (
    <Section title={t(($) => $.title)}>
      <Rows>
        <Row
          name={isGiven ? t(($) => $.ofPerson.open) : t(($) => $.ofPerson.ask)}
          more={isGiven ? t(($) => $.count, { count: profile.skills.length }) : t(($) => $.ofPerson.askMore)}
          to={paths.ofPerson({ citizenId })}
          go
        />
      </Rows>
    </Section>
  );
};
