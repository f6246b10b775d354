import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { askCorrection, type AskedChange } from "#data/ask-correction.ts";
import { usePhone, useRecord, useRecords } from "#data/use-phone.ts";
import { undoHelp } from "#domain/help-act.ts";
import { correctionOf, valuesOf, whoCorrects, type HelpValues } from "#domain/help-correction.ts";
import { followUp } from "#domain/records/follow-up.ts";
import { helpLog, type HelpLog } from "#domain/records/help-log.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { useAccount } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { TextField } from "#ui/field.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { CorrectFields } from "./correct-fields.tsx";
import { MissingScreen } from "./missing-screen.tsx";
import { paths } from "./paths.ts";

/** Puts a help right: at once while it is young, by asking the coordinator afterwards. */
export const CorrectScreen = () => {
  const { t } = useTranslation("help");
  const { logId = "" } = useParams();
  const log = useRecord(helpLog, logId);
  if (log === undefined) return <OpeningFrame title={t(($) => $.correct.act)} back={{ to: paths.entry({ logId }) }} />;
  return log === null ? <MissingScreen what="help" /> : <CorrectForm key={log.id} log={log} />;
};

const CorrectForm = ({ log: found }: { readonly log: HelpLog }) => {
  const { t } = useTranslation("help");
  const phone = usePhone();
  const { userId } = useAccount();
  const navigate = useNavigate();
  // The form stays what it was when somebody's other phone changes the help meanwhile.
  const [log] = useState(found);
  const [values, setValues] = useState<HelpValues>(() => valuesOf(log));
  const [why, setWhy] = useState("");
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { isBusy, act } = useOneAct();
  const removal = useSheet("remove");
  const planned = useRecords(followUp, { field: "citizenId", is: log.citizenId ?? "" });
  const next = planned?.find(({ helpLogId, state }) => helpLogId === log.id && state === "open") ?? null;
  const who = whoCorrects(log, userId, thaiDay(phone.now().getTime()));
  const isAsking = who === "coordinator";
  const at = phone.now().toISOString();
  const change = correctionOf(log, values, at);

  const done = (steps: number, saved: Awaited<ReturnType<typeof phone.save>>): boolean => {
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) void navigate(-steps);
    return saved.ok;
  };
  const ask = (asked: AskedChange) => askCorrection(phone, log, asked, why);
  const save = async (): Promise<boolean> => {
    if (!change) return false;
    const draft = { op: "patch" as const, ...change };
    return done(1, await (isAsking ? ask(draft) : phone.save([{ kind: helpLog.kind, id: log.id, ...draft }])));
  };
  // The sheet, the form and the help's own page, which is gone with it.
  const remove = async (): Promise<boolean> =>
    isAsking ? done(2, await ask({ op: "delete" })) : done(3, await phone.save(undoHelp(log, next)));

  const whyNot = (isChanged: boolean): string | undefined => {
    if (!isChanged) return t(($) => $.correct.nothingChanged);
    return isAsking && why.trim().length < SHORTEST_REASON ? t(($) => $.correct.reasonFirst) : undefined;
  };
  if (who === "other" || who === "full") return <MissingScreen what="help" />;
  return (
    <TaskFrame
      title={isAsking ? t(($) => $.correct.ask) : t(($) => $.correct.act)}
      back={{ to: paths.entry({ logId: log.id }) }}
      usable
      dock={
        <Button size="big" wide busy={isBusy} whyNot={whyNot(change !== null)} onPress={() => void act(save)}>
          {isAsking ? t(($) => $.correct.send) : t(($) => $.outcome.save)}
        </Button>
      }
    >
      {isAsking && <p>{t(($) => $.correct.who.coordinator)}</p>}
      <SaveProblem type={problem} />
      <CorrectFields values={values} onChange={(fields) => setValues({ ...values, ...fields })} />
      {isAsking && <Reason value={why} onChange={setWhy} />}
      <Button kind="plain" wide onPress={removal.open}>
        {t(($) => $.correct.remove)}
      </Button>
      <Sheet sheet={removal} title={t(($) => $.correct.removeTitle)}>
        <p>{isAsking ? t(($) => $.correct.removeAsk) : t(($) => $.correct.removeBody)}</p>
        {isAsking && <Reason value={why} onChange={setWhy} />}
        <Button wide busy={isBusy} whyNot={whyNot(true)} onPress={() => void act(remove)}>
          {isAsking ? t(($) => $.correct.send) : t(($) => $.correct.remove)}
        </Button>
      </Sheet>
    </TaskFrame>
  );
};

interface ReasonProps {
  readonly value: string;
  readonly onChange: (why: string) => void;
}

const Reason = ({ value, onChange }: ReasonProps) => {
  const { t } = useTranslation("help");
  return (
    <TextField
      label={t(($) => $.correct.reason)}
      hint={t(($) => $.correct.reasonHint)}
      value={value}
      maxLength={LONGEST_REASON}
      multiline
      onChange={onChange}
    />
  );
};

const SHORTEST_REASON = 3;
const LONGEST_REASON = 300;
