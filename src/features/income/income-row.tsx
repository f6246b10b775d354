import { useTranslation } from "react-i18next";
import { Row } from "#ui/rows.tsx";
import { StateChip } from "#ui/state-chip.tsx";
import { paths } from "./paths.ts";
import { useIncomeQuestions } from "./use-income-questions.ts";

/** On the first screen: that somebody is to be asked. */
export const IncomeRow = () => {
  const { t } = useTranslation("income");
  const count = useIncomeQuestions()?.length ?? 0;
  if (count === 0) return undefined;
  return (
    <Row
      name={
        <StateChip state="calm" bare>
          {t(($) => $.due, { count })}
        </StateChip>
      }
      to={paths.income()}
      go
    />
  );
};
