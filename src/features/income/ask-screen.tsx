import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { usePhone } from "#data/use-phone.ts";
import type { IncomeQuestion } from "#domain/income-questions.ts";
import { incomeAnswer, incomeChanges, type IncomeChange } from "#domain/records/income-answer.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { TextField } from "#ui/field.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { SaveProblem, type SaveProblemType } from "#ui/save-problem.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { useOneAct } from "#ui/use-one-act.ts";
import { paths } from "./paths.ts";
import { useIncomeQuestions } from "./use-income-questions.ts";

/** One question, and the amount only for who says that it changed. */
export const AskScreen = () => {
  const { t } = useTranslation("income");
  const { code } = useParams();
  const questions = useIncomeQuestions();
  const question = questions?.find(({ certificate }) => certificate.code === code);
  const back = { to: paths.income() };
  if (!questions) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  if (question) return <Ask question={question} back={back} />;
  return (
    <TaskFrame title={t(($) => $.answered.title)} back={back} usable>
      <p>{t(($) => $.answered.body)}</p>
      <ButtonLink to={paths.income()} kind="quiet" wide replace>
        {t(($) => $.answered.others)}
      </ButtonLink>
    </TaskFrame>
  );
};

const Ask = ({ question, back }: { readonly question: IncomeQuestion; readonly back: { readonly to: string } }) => {
  const { t } = useTranslation("income");
  const phone = usePhone();
  const navigate = useNavigate();
  const { number } = useFormats();
  const [change, setChange] = useState<IncomeChange>();
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<"choice" | "baht">();
  const [problem, setProblem] = useState<SaveProblemType | null>(null);
  const { certificate, months } = question;
  const hasAmount = change === "more" || change === "less";

  const { isBusy, act } = useOneAct();
  const save = async (): Promise<boolean> => {
    const baht = hasAmount && typed.trim() !== "" ? bahtIn(typed) : undefined;
    if (!change || baht === null) {
      setWrong(change ? "baht" : "choice");
      return false;
    }
    const { citizenId, areaCode, code } = certificate;
    const whose = { by: phone.account.userId, ...(citizenId !== undefined && { citizenId, areaCode }) };
    const at = phone.now().toISOString();
    const set = { ...whose, code, months, change, ...(baht !== undefined && { baht }), at };
    const saved = await phone.save([{ op: "put", kind: incomeAnswer.kind, id: phone.newId(), set }]);
    setProblem(saved.ok ? null : saved.error.type);
    if (saved.ok) void navigate(paths.income(), { replace: true });
    return saved.ok;
  };

  return (
    <TaskFrame
      title={t(($) => $.ask)}
      before={
        <p className="soft">
          {certificate.name} · {t(($) => $.after, { months: number(months) })}
        </p>
      }
      back={back}
      usable
      onSubmit={() => void act(save)}
      dock={
        <Button size="big" wide submit busy={isBusy}>
          {t(($) => $.save)}
        </Button>
      }
    >
      <SaveProblem type={problem} />
      <Choices
        legend={t(($) => $.ask)}
        legendHidden
        options={incomeChanges.map((value) => ({ value, label: t(($) => $.records.value.incomeAnswer.change[value]) }))}
        value={change}
        onChoose={(value) => {
          setChange(value);
          setWrong(undefined);
        }}
        error={wrong === "choice" ? t(($) => $.wrong.choice) : undefined}
      />
      {hasAmount ? (
        <TextField
          label={t(($) => $.records.field.incomeAnswer.baht)}
          hint={t(($) => $.bahtHint)}
          optional
          type="numeric"
          value={typed}
          maxLength={12}
          onChange={(value) => {
            setTyped(value);
            setWrong(undefined);
          }}
          error={wrong === "baht" ? t(($) => $.wrong.baht) : undefined}
        />
      ) : undefined}
    </TaskFrame>
  );
};

/** Thai digits and commas as people write them; null for what is no amount. */
const bahtIn = (typed: string): number | null => {
  const plain = typed
    .normalize("NFKC")
    .replaceAll(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - "๐".charCodeAt(0)))
    .replaceAll(/[\s,]/gu, "");
  return /^\d{1,7}$/u.test(plain) && Number(plain) <= 1_000_000 ? Number(plain) : null;
};
