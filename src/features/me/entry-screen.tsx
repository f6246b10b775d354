import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { useNeedsYou, usePhone } from "#data/use-phone.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { EnteredLines } from "./entered-lines.tsx";
import { useEntryFacts, type EntryFacts } from "./entry-facts.ts";
import { EntrySteps, MainStep } from "./entry-steps.tsx";
import { useEntryTitle } from "./entry-title.ts";
import { useSyncWords } from "./sync-words.ts";

/** One entry that was not simply taken: why, what it held, and what can be done about it. */
export const EntryScreen = () => {
  const { t } = useTranslation("me");
  const { order = "" } = useParams();
  const answered = useNeedsYou();
  const entry = answered?.find((one) => one.order === Number(order));
  const factsOf = useEntryFacts(entry ? [entry] : []);
  if (!answered || !factsOf) return <OpeningFrame title={t(($) => $.sending.title)} back={BACK} />;
  if (!entry) return <Gone />;
  return <Entry entry={entry} facts={factsOf(entry)} />;
};

const BACK = { to: "/me/sending" };

const Entry = ({ entry, facts }: { readonly entry: AnsweredEntry; readonly facts: EntryFacts }) => {
  const titleOf = useEntryTitle();
  return (
    <TaskFrame title={titleOf(entry, facts)} back={BACK} usable dock={<MainStep entry={entry} facts={facts} />}>
      <WhyNotTaken entry={entry} />
      <Entered entry={entry} />
      <EntrySteps entry={entry} facts={facts} />
    </TaskFrame>
  );
};

const WhyNotTaken = ({ entry }: { readonly entry: AnsweredEntry }) => {
  const { title, reason, step } = useSyncWords();
  return (
    <Notice state={entry.state === "held" ? "calm" : "needs-you"} title={title(entry)}>
      <p>{reason(entry)}</p>
      <p>{step(entry)}</p>
    </Notice>
  );
};

const Entered = ({ entry }: { readonly entry: AnsweredEntry }) => {
  const { t } = useTranslation("me");
  const formats = useFormats();
  const { now } = usePhone();
  return (
    <Card>
      {entry.erased === true ? <p>{t(($) => $.step.erased)}</p> : <EnteredLines entry={entry} />}
      <p className="small soft">{t(($) => $.step.savedAt, { when: formats.moment(entry.mutation.at, now()) })}</p>
    </Card>
  );
};

const Gone = () => {
  const { t } = useTranslation("me");
  return (
    <TaskFrame
      title={t(($) => $.step.gone)}
      back={BACK}
      usable
      dock={
        <ButtonLink to="/me/sending" wide replace>
          {t(($) => $.step.toList)}
        </ButtonLink>
      }
    >
      <p>{t(($) => $.step.goneBody)}</p>
    </TaskFrame>
  );
};
