import { useTranslation } from "react-i18next";
import { useOneself } from "#data/same-people.ts";
import { usePhone, useRecord, useRecordsAbout } from "#data/use-phone.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { followUp, type FollowUp } from "#domain/records/follow-up.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import { useSheet } from "#ui/sheet.tsx";
import { paths } from "./paths.ts";
import { DoneSheet } from "./done-sheet.tsx";
import { useTopicName } from "./use-topic-name.ts";

/** On a person's page: the follow-ups that are open for them. */
export const OpenPanel = ({ citizenId }: { readonly citizenId: string }) => {
  const { t } = useTranslation("follow-ups");
  const { t: plan } = useTranslation("follow-ups.plan");
  const all = useRecordsAbout(followUp, useOneself(citizenId));
  const person = useRecord(citizen, citizenId);
  const topicName = useTopicName();
  const open = all?.filter(({ state }) => state === "open").sort((a, b) => a.due.localeCompare(b.due));
  if (!open || !person || !topicName) return null;
  if (person.status !== "active") {
    return open.length === 0 ? null : <p className="soft">{plan(($) => $.notShown, { count: open.length })}</p>;
  }
  return (
    <Section title={t(($) => $.openFor)}>
      {open.length > 0 && (
        <Rows>
          {open.map((item) => (
            <OpenRow key={item.id} followUp={item} person={person} topicName={topicName(item.topic)} />
          ))}
        </Rows>
      )}
      <ButtonLink kind="quiet" wide icon="calendar" to={paths.plan({ citizenId })}>
        {plan(($) => $.plan)}
      </ButtonLink>
    </Section>
  );
};

interface OpenRowProps {
  readonly followUp: FollowUp;
  readonly person: Citizen;
  readonly topicName: string;
}

const OpenRow = ({ followUp: item, person, topicName }: OpenRowProps) => {
  const { t } = useTranslation("follow-ups");
  const { now } = usePhone();
  const formats = useFormats();
  const sheet = useSheet(`done-${item.id}`);
  return (
    <>
      <Row
        name={topicName}
        more={t(($) => $.dueOn, { day: formats.day(item.due, now()) })}
        end={
          <Button kind="quiet" size="tall" icon="check" onPress={sheet.open}>
            {t(($) => $.done)}
          </Button>
        }
      />
      <DoneSheet sheet={sheet} followUp={item} person={person} topicName={topicName} />
    </>
  );
};
