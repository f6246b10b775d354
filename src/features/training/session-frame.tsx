import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import type { Session } from "#domain/cohort-plan.ts";
import { CohortFrame } from "./cohort-frame.tsx";
import { Tally } from "./tally.tsx";
import { useSessionName, type CohortHere } from "./use-cohort.ts";

type SessionFrameProps = Omit<ComponentProps<typeof CohortFrame>, "children"> & {
  /** How many are there already, above everything else. */
  readonly tally?: boolean;
  readonly children: (here: CohortHere, session: Session) => ReactNode;
};

/** A task of one session of a cohort, both by the address. */
export const SessionFrame = ({ tally = false, children, ...frame }: SessionFrameProps) => {
  const { t } = useTranslation("training");
  const { session = "" } = useParams();
  const sessionName = useSessionName();
  return (
    <CohortFrame {...frame}>
      {(here) => {
        const found = here.cohort.sessions.find(({ id }) => id === session);
        if (!found) return <p>{t(($) => $.roll.noSession)}</p>;
        const title = t(($) => $.roll.of, { session: sessionName(here.cohort, found) });
        return (
          <>
            {tally ? <Tally roll={here.roll} session={found} title={title} /> : undefined}
            {children(here, found)}
          </>
        );
      }}
    </CohortFrame>
  );
};
