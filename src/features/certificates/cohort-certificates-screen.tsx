import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { showCertificateCode } from "#domain/certificate-code.ts";
import { Button } from "#ui/button.tsx";
import { OpeningFrame } from "#ui/opening-frame.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { TaskFrame } from "#ui/task-frame.tsx";
import { CertificatePaper } from "./certificate-paper.tsx";
import { useCertificatesOfCohort } from "./use-certificates.ts";
import "./certificates.css";

/** Everybody's certificate of a cohort, to be printed in one go. */
export const CohortCertificatesScreen = () => {
  const { t } = useTranslation("certificates");
  const { cohortId = "" } = useParams();
  const navigate = useNavigate();
  const certificates = useCertificatesOfCohort(cohortId);
  const back = { onBack: () => void navigate(-1) };
  const title = t(($) => $.ofCohort.title);
  if (!certificates) return <OpeningFrame title={title} back={back} />;
  const count = certificates.length;
  if (count === 0) {
    return (
      <TaskFrame title={t(($) => $.ofCohort.missing)} back={back} usable>
        <p>{t(($) => $.ofCohort.missingStep)}</p>
      </TaskFrame>
    );
  }
  return (
    <TaskFrame
      title={title}
      back={back}
      usable
      dock={
        <Button size="big" wide onPress={() => window.print()}>
          {t(($) => $.ofCohort.printAll, { count })}
        </Button>
      }
    >
      <Rows>
        {certificates.map(({ id, name, code }) => (
          <Row key={id} name={name} more={showCertificateCode(code)} />
        ))}
      </Rows>
      {certificates.map((each) =>
        each.payload === undefined ? undefined : (
          <CertificatePaper key={each.id} certificate={each} payload={each.payload} />
        ),
      )}
    </TaskFrame>
  );
};
