import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { villagesOf } from "#data/account.ts";
import { resend } from "#data/needs-you.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import { useAnsweredEntry } from "#data/use-answered-entry.ts";
import { useDraft } from "#data/use-draft.ts";
import { usePhone } from "#data/use-phone.ts";
import { logHelp, longestHelp, shortestHelp } from "#domain/help-act.ts";
import { helpInstant } from "#domain/help-day.ts";
import { helpOutcomes } from "#domain/records/help-log.ts";
import type { Topic } from "#domain/records/topic.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useAccount } from "#features/feature.ts";
import { atStart } from "#i18n/formats.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { Icon } from "#ui/icon.tsx";
import { Notice } from "#ui/notice.tsx";
import { rememberSaved } from "#ui/just-saved.ts";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { useStartOver } from "#ui/restored-line.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { useSheet } from "#ui/sheet.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useTaskSteps } from "#ui/task-steps.ts";
import { useOneAct } from "#ui/use-one-act.ts";
import { DetailsSheet, usualDetails } from "./details-sheet.tsx";
import { helpDrafts, outcomeFormSchema } from "./outcome-form.ts";
import { mendedHelp } from "./mended-help.ts";
import { MissingScreen } from "./missing-screen.tsx";
import { paths } from "./paths.ts";
import { iconOfTopic, useNameOf, useTopics } from "./topic-names.ts";
import { useWhom, whomFrom, type WhomShown } from "./whom.ts";
import { WhomLabel } from "./whom-label.tsx";

/** The third question and the save: how it went. Time, minutes and place are preset and stand in one line. */
export const OutcomeScreen = () => {
  const { whom: whomText = "", topic: code } = useParams();
  const whom = useWhom(whomText);
  const topics = useTopics();
  const topic = topics?.find((one) => one.code === code);
  const mend = useAnsweredEntry(useSearchParams()[0].get("mend"));
  // The next screen must not be waited for at the very moment when the person wants to read "saved".
  useEffect(() => void import("./saved-screen.tsx"), []);
  if (whom === undefined || mend === undefined || !topics) {
    return <OutcomeOpening whomText={whomText} />;
  }
  if (whom === null) return <MissingScreen what={whomFrom(whomText) === null ? "group" : "person"} />;
  return topic ? (
    <OutcomeForm whomText={whomText} whom={whom} topic={topic} mend={mend} />
  ) : (
    <MissingScreen what="topic" />
  );
};

const OutcomeOpening = ({ whomText }: { readonly whomText: string }) => {
  const { t } = useTranslation("help");
  const back = { to: paths.topic({ whom: whomText }) };
  return <OpeningFrame title={t(($) => $.outcome.title)} back={back} step={{ at: 3, of: 3 }} />;
};

interface OutcomeFormProps {
  readonly whomText: string;
  readonly whom: WhomShown;
  readonly topic: Topic;
  /** A help that the server refused: its answers stand here already. */
  readonly mend: AnsweredEntry | null;
}

const OutcomeForm = ({ whomText, whom, topic, mend: found }: OutcomeFormProps) => {
  const { t } = useTranslation("help");
  const phone = usePhone();
  const { now, save, newId } = phone;
  const account = useAccount();
  const { userId } = account;
  const hasVillage = villagesOf(account).length > 0;
  const formats = useFormats();
  const navigate = useNavigate();
  const { here } = useTaskSteps();
  const followUpId = useSearchParams()[0].get("followUp");
  const nameOf = useNameOf();
  const sheet = useSheet("details");
  // Once it is saved the entry is dealt with; the form stays what it was while the person leaves it.
  const [mend] = useState(() => found && mendedHelp(found, whom.whom));
  const [initial] = useState(() => ({
    outcome: mend?.outcome ?? ("" as const),
    ...(mend?.details ?? usualDetails(whom.whom, thaiDay(now().getTime()))),
  }));
  const draft = useDraft(`${helpDrafts.family}${found ? found.order : `${whomText}:${topic.code}`}`, {
    schema: outcomeFormSchema,
    initial,
    about: "citizenId" in whom.whom ? [whom.whom.citizenId] : [],
    lasts: helpDrafts,
  });
  const startOver = useStartOver(draft);
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const [id] = useState(() => mend?.id ?? newId());

  if (!draft) return <OutcomeOpening whomText={whomText} />;
  const { outcome, day, minutes, place, note } = draft.form;
  // A refused help keeps its hour with its day.
  const at = mend && day === mend.details.day ? mend.at : helpInstant(day, now());
  const change = (changed: Partial<typeof draft.form>): void => {
    draft.change(changed);
    startOver.endUndo();
  };
  const saveHelp = async (): Promise<boolean> => {
    if (!outcome || !whom.areaCode) return false;
    const where = { areaCode: whom.areaCode, by: userId, at, topic: topic.code, followUpId };
    const drafts = logHelp({ id, whom: whom.whom, outcome, minutes, place, note, ...where });
    const saved = mend && found ? await resend(phone, found, mend.complete(drafts)) : await save(drafts);
    if (!saved.ok) setProblem(saved.error.type === "notHere" ? "storageTrouble" : saved.error.type);
    if (saved.ok) {
      await draft.forget();
      rememberSaved(phone, id);
      void navigate(paths.saved({ logId: id }), { replace: true, state: here });
    }
    return saved.ok;
  };

  const whyNot = (): string | undefined => {
    if (!whom.areaCode) return hasVillage ? t(($) => $.outcome.noVillage) : t(($) => $.group.noVillage);
    if (minutes < shortestHelp || minutes > longestHelp) return t(($) => $.outcome.minutesFirst);
    return outcome ? undefined : t(($) => $.outcome.chooseFirst);
  };
  const summary = (
    <div className="meta-line">
      <span>
        {t(($) => $.outcome.summary, {
          when: atStart(formats.moment(at, now())),
          minutes,
          place: t(($) => $.place[place]),
        })}
      </span>
      <Button kind="plain" onPress={sheet.open}>
        {t(($) => $.outcome.change)}
      </Button>
    </div>
  );
  return (
    <TaskFrame
      title={t(($) => $.outcome.title)}
      back={{ to: paths.topic({ whom: whomText }) }}
      step={{ at: 3, of: 3 }}
      end={<WhomLabel whom={whom} />}
      before={
        <p className="line soft">
          <Icon name={iconOfTopic(topic)} />
          <span>{nameOf(topic)}</span>
        </p>
      }
      gap="tight"
      usable
      toast={startOver.toast}
      dock={
        <Button size="big" wide busy={isBusy} onPress={() => void act(saveHelp)} whyNot={whyNot()}>
          {t(($) => $.outcome.save)}
        </Button>
      }
    >
      {mend ? (
        <>
          <p>{t(($) => $.outcome.mending)}</p>
          {summary}
        </>
      ) : undefined}
      {startOver.line}
      {topic.urgent === true && <CallFirst />}
      <SaveProblem type={problem} />
      <Choices
        legend={t(($) => $.outcome.title)}
        legendHidden
        fill
        compact
        options={helpOutcomes.map((value) => ({ value, label: t(($) => $.outcome[value]) }))}
        value={outcome === "" ? undefined : outcome}
        onChoose={(chosen) => change({ outcome: chosen })}
      />
      {mend ? undefined : summary}
      <DetailsSheet sheet={sheet} details={draft.form} onChange={change} />
    </TaskFrame>
  );
};

/** Money is leaving an account: the call comes before any form. */
const CallFirst = () => {
  const { t } = useTranslation("help");
  return (
    <Notice state="urgent" title={t(($) => $.outcome.urgentTitle)}>
      <p className="small">{t(($) => $.outcome.urgentBody)}</p>
      <ButtonLink kind="urgent" wide icon="call" to="tel:1441">
        {t(($) => $.outcome.urgentCall)}
      </ButtonLink>
    </Notice>
  );
};
