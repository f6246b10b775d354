import { useTranslation } from "react-i18next";
import { usePhone, useRecord, useRecords, useUnsentIds } from "#data/use-phone.ts";
import { skillIn } from "#domain/digital-skill.ts";
import { citizen } from "#domain/records/citizen.ts";
import { selfCheck } from "#domain/records/self-check.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Card, Section } from "#ui/section.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";
import { SkillShown } from "./skill-shown.tsx";

/** On a person's page: what they can do with a phone, and how much of it is new. */
export const SkillPanel = ({ citizenId }: { readonly citizenId: string }) => {
  const { t } = useTranslation("self-check");
  const { t: common } = useTranslation("common");
  const { now } = usePhone();
  const formats = useFormats();
  const checks = useRecords(selfCheck, { field: "citizenId", is: citizenId });
  const person = useRecord(citizen, citizenId);
  const unsent = useUnsentIds();
  if (!checks || !person || !unsent) return null;
  const skill = skillIn(checks);
  // Who moved away or died is asked nothing more here.
  const to = person.status === "active" ? paths.check({ citizenId }) : undefined;
  if (!skill) {
    return to === undefined ? null : (
      <Section title={t(($) => $.title)}>
        <Rows>
          <Row name={t(($) => $.ask)} more={t(($) => $.askMore)} to={to} go />
        </Rows>
      </Section>
    );
  }
  const isWaiting = unsent.has(skill.newest.id);
  return (
    <Section title={t(($) => $.title)}>
      <Card>
        <SkillShown skill={skill} />
        <p className="small soft">
          {t(($) => $.askedOn, { when: formats.day(skill.newest.at, now()) })}{" "}
          <StateChip state={isWaiting ? "waiting" : "sent"} bare>
            {common(($) => (isWaiting ? $.state.waiting : $.state.sent))}
          </StateChip>
        </p>
        {to === undefined ? undefined : (
          <ButtonLink kind="quiet" wide to={to}>
            {t(($) => $.askAgain)}
          </ButtonLink>
        )}
      </Card>
    </Section>
  );
};
