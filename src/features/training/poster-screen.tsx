import { useTranslation } from "react-i18next";
import { writePoster } from "#domain/class-qr.ts";
import type { Session } from "#domain/cohort-plan.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button } from "#ui/button.tsx";
import { Paper } from "#ui/paper.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import { QrFigure } from "#ui/qr-figure.tsx";
import { SessionFrame } from "./session-frame.tsx";
import { useCourseTitle, useSessionName, type CohortHere } from "./use-cohort.ts";

/** The poster of one session: shown on a screen at the door, or printed. */
export const PosterScreen = () => {
  const { t } = useTranslation("training");
  return (
    <SessionFrame
      title={t(($) => $.poster.title)}
      dock={
        <Button size="big" wide onPress={() => window.print()}>
          {t(($) => $.poster.print)}
        </Button>
      }
    >
      {(here, session) => <Poster here={here} session={session} />}
    </SessionFrame>
  );
};

const Poster = ({ here: { cohort }, session }: { readonly here: CohortHere; readonly session: Session }) => {
  const { t } = useTranslation("training");
  const { number, longDate } = useFormats();
  const titleOf = useCourseTitle();
  const sessionName = useSessionName();
  const { host, id: cohortId, poster, course } = cohort;
  const text = writePoster(location.origin, {
    host,
    cohortId,
    session: session.id,
    poster,
    course,
    number: cohort.number,
  });
  const title = t(($) => $.nameOf, { course: titleOf(course), number: number(cohort.number) });
  const when = `${sessionName(cohort, session)} · ${longDate(session.day)} · ${t(($) => $.session.times, session)}`;
  return (
    <>
      <p className="soft">{t(($) => $.poster.what)}</p>
      <QrFigure text={text} label={t(($) => $.poster.title)}>
        {when}
      </QrFigure>
      <Paper>
        <div className="class-poster">
          <h1>{title}</h1>
          <p>{when}</p>
          <p>{cohort.place}</p>
          <QrCode text={text} label={t(($) => $.poster.title)} />
          <h2>{t(($) => $.poster.scan)}</h2>
          <p>{t(($) => $.poster.offline)}</p>
        </div>
      </Paper>
    </>
  );
};
