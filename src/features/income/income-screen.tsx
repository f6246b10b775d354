import { useTranslation } from "react-i18next";
import { useApp } from "#features/feature.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Empty } from "#ui/empty.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";
import { useIncomeQuestions } from "./use-income-questions.ts";

/** Who is to be asked, the longest due first. */
export const IncomeScreen = () => {
  const { t, i18n } = useTranslation("income");
  const { home } = useApp();
  const formats = useFormats();
  const questions = useIncomeQuestions();
  const back = { to: home };
  if (!questions) return <OpeningFrame title={t(($) => $.title)} back={back} />;
  return (
    <TaskFrame title={t(($) => $.title)} back={back} usable>
      {questions.length === 0 ? (
        <Empty title={t(($) => $.none.title)}>{t(($) => $.none.body)}</Empty>
      ) : (
        <>
          <p className="soft">{t(($) => $.what)}</p>
          <Rows>
            {questions.map(({ certificate, months, due }) => (
              <Row
                key={certificate.code}
                name={<PersonName name={certificate.name} />}
                more={t(($) => $.line, {
                  course: i18n.language === "en" ? certificate.titleEn : certificate.titleTh,
                  months: formats.number(months),
                  due: formats.date(due),
                })}
                to={paths.ask({ code: certificate.code })}
                go
              />
            ))}
          </Rows>
        </>
      )}
    </TaskFrame>
  );
};
