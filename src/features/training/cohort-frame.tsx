import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useFormats } from "#i18n/use-formats.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Empty } from "#ui/empty.tsx";
import { useFrameFill } from "#ui/frame.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { paths } from "./paths.ts";
import { useCohort, type CohortHere } from "./use-cohort.ts";
import "./training.css";

interface CohortFrameProps {
  readonly title: string;
  readonly ownHeading?: boolean;
  readonly children: (here: CohortHere) => ReactNode;
  readonly dock?: ReactNode;
  readonly toast?: ReactNode;
}

/** A task within a cohort: its number on the way back, what waits in the corner, and words where the phone has none. */
export const CohortFrame = ({ title, ownHeading = false, children, dock, toast }: CohortFrameProps) => {
  const { t } = useTranslation("training");
  const { cohortId = "" } = useParams();
  const { number } = useFormats();
  const { chip, strip } = useFrameFill();
  const here = useCohort();
  if (here === undefined) return <OpeningFrame title={title} back={{ to: paths.training() }} />;
  if (here === null) return <MissingCohort title={title} />;
  return (
    <TaskFrame
      title={title}
      ownHeading={ownHeading}
      usable
      back={{ to: paths.cohort({ cohortId }), label: t(($) => $.numbered, { number: number(here.cohort.number) }) }}
      end={chip}
      toast={toast}
      dock={dock}
    >
      {strip}
      {children(here)}
    </TaskFrame>
  );
};

/** The phone does not have it: deleted by somebody else, or the address of another place. */
export const MissingCohort = ({ title }: { readonly title: string }) => {
  const { t } = useTranslation("training");
  return (
    <TaskFrame title={title} back={{ to: paths.training() }} usable>
      <Empty title={t(($) => $.missing.title)}>{t(($) => $.missing.body)}</Empty>
      <ButtonLink to={paths.training()} kind="quiet" wide>
        {t(($) => $.missing.all)}
      </ButtonLink>
    </TaskFrame>
  );
};
