import { useTranslation } from "react-i18next";
import { cohort as cohortKind, type Cohort } from "#domain/records/cohort.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Sheet, useSheet } from "#ui/sheet.tsx";
import { paths } from "./paths.ts";
import type { Saving } from "./use-saving.ts";

interface CohortStateProps {
  readonly cohort: Cohort;
  readonly save: Saving["save"];
}

/** Changes the cohort itself: its form, and where it stands. Nothing that was recorded goes with that. */
export const CohortState = ({ cohort, save }: CohortStateProps) => {
  const { t } = useTranslation("training");
  const sheet = useSheet("cohort-state");
  const to = async (state: Cohort["state"]): Promise<void> => {
    if (await save([{ op: "patch", kind: cohortKind.kind, id: cohort.id, set: { state } }])) sheet.close();
  };
  const next = {
    planned: ["running", "cancelled"],
    running: ["closed", "cancelled"],
    closed: ["running"],
    cancelled: ["planned"],
  } as const;
  return (
    <>
      <div className="dock-pair">
        <ButtonLink kind="quiet" icon="edit" to={paths.edit({ cohortId: cohort.id })}>
          {t(($) => $.cohort.edit)}
        </ButtonLink>
        <Button kind="quiet" onPress={sheet.open}>
          {t(($) => $.cohort.changeState)}
        </Button>
      </div>
      <Sheet sheet={sheet} title={t(($) => $.state.title)}>
        {next[cohort.state].map((state) => (
          <Button key={state} kind="quiet" wide onPress={() => void to(state)}>
            {t(($) => $.state[state])}
          </Button>
        ))}
        <p className="small soft">{t(($) => $.state.kept)}</p>
      </Sheet>
    </>
  );
};
