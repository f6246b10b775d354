import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Choices } from "#ui/choices.tsx";
import { CohortFrame } from "./cohort-frame.tsx";
import { RollPaper } from "./roll-paper.tsx";
import { SummaryPaper } from "./summary-paper.tsx";
import "./print.css";

/** Two papers: the roll, to be signed at the door, and the summary, to be filed. Printing works without a signal. */
export const PrintScreen = () => {
  const { t } = useTranslation("training");
  const { moment } = useFormats();
  const now = usePhone().now();
  const [paper, setPaper] = useState<"roll" | "summary">("roll");
  return (
    <CohortFrame
      title={t(($) => $.print.title)}
      dock={
        <Button size="big" wide onPress={() => window.print()}>
          {t(($) => $.print.act)}
        </Button>
      }
    >
      {(here) => (
        <>
          <Choices
            legend={t(($) => $.print.which)}
            options={(["roll", "summary"] as const).map((value) => ({
              value,
              label: (
                <>
                  {t(($) => $.print[value])}
                  <br />
                  <span className="small soft">{t(($) => $.print.more[value])}</span>
                </>
              ),
            }))}
            value={paper}
            onChoose={setPaper}
          />
          <p className="small soft">{t(($) => $.print.asOf, { when: moment(now.toISOString(), now) })}</p>
          {paper === "roll" ? <RollPaper here={here} /> : <SummaryPaper here={here} />}
        </>
      )}
    </CohortFrame>
  );
};
