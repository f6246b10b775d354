import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { useNeedsYou } from "#data/use-phone.ts";
import type { EntryFacts } from "#features/feature.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Card } from "#ui/section.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { EnteredLines } from "./entered-lines.tsx";
import { useEntryFacts } from "./entry-facts.ts";
import { EntrySteps, MainStep } from "./entry-steps.tsx";
import { useEntryWords } from "./entry-title.ts";
import { EntryWhom } from "./entry-whom.tsx";
import { paths } from "./paths.ts";
import { useSyncWords } from "./sync-words.ts";
import { useWaysOn, type WaysOn } from "./use-ways-on.ts";
import { useWhen } from "#entities/moment/use-when.ts";

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

const BACK = { to: paths.sending() };

const Entry = ({ entry, facts }: { readonly entry: AnsweredEntry; readonly facts: EntryFacts }) => {
  const { whoOf, whatOf } = useEntryWords();
  const who = whoOf(entry, facts);
  const ways = useWaysOn(entry, facts);
  return (
    <TaskFrame
      title={whatOf(entry, facts)}
      before={who === undefined ? undefined : <EntryWhom name={who} />}
      back={BACK}
      usable
      dock={<MainStep entry={entry} facts={facts} ways={ways} />}
    >
      <WhyNotTaken entry={entry} ways={ways} />
      <Entered entry={entry} />
      <EntrySteps entry={entry} facts={facts} ways={ways} />
    </TaskFrame>
  );
};

const WhyNotTaken = ({ entry, ways: { main } }: { readonly entry: AnsweredEntry; readonly ways: WaysOn }) => {
  const { t } = useTranslation("me");
  const { title, reason, step } = useSyncWords();
  if (entry.erased === true) {
    return (
      <Notice state="calm" icon="shield" title={t(($) => $.step.erasedTitle)}>
        <p>{t(($) => $.step.erased)}</p>
      </Notice>
    );
  }
  return (
    <Notice state={entry.state === "held" ? "calm" : "needs-you"} title={title(entry)}>
      <p>{reason(entry)}</p>
      <p>{step(entry, main)}</p>
    </Notice>
  );
};

const Entered = ({ entry }: { readonly entry: AnsweredEntry }) => {
  const { t } = useTranslation("me");
  const when = useWhen();
  return (
    <Card>
      <EnteredLines entry={entry} />
      <p className="small soft">{t(($) => $.step.savedAt, { when: when(entry.mutation.at) })}</p>
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
        <ButtonLink to={paths.sending()} wide replace>
          {t(($) => $.step.toList)}
        </ButtonLink>
      }
    >
      <p>{t(($) => $.step.goneBody)}</p>
    </TaskFrame>
  );
};
