import { useTranslation } from "react-i18next";
import { Row, Rows } from "#ui/rows.tsx";
import { paths } from "./paths.ts";
import { useCertificatesOfCohort } from "./use-certificates.ts";

/** On a cohort's page: how many of its certificates there are. */
export const CohortRow = ({ cohortId }: { readonly cohortId: string }) => {
  const { t } = useTranslation("certificates");
  const count = useCertificatesOfCohort(cohortId)?.length;
  if (count === undefined) return null;
  return (
    <Rows>
      <Row
        name={t(($) => $.ofCohort.title)}
        more={count === 0 ? t(($) => $.ofCohort.none) : t(($) => $.count, { count })}
        {...(count > 0 && { to: paths.ofCohort({ cohortId }), go: true })}
      />
    </Rows>
  );
};
