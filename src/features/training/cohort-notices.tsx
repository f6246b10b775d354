import { useTranslation } from "react-i18next";
import { enrolment } from "#domain/records/enrolment.ts";
import { useFormats } from "#i18n/use-formats.ts";
import { Button, ButtonLink } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { paths } from "./paths.ts";
import type { CohortHere } from "./use-cohort.ts";
import type { Saving } from "./use-saving.ts";

interface CohortNoticesProps {
  readonly here: CohortHere;
  readonly save: Saving["save"];
}

/** What two phones made together that neither would have made alone. */
export const CohortNotices = ({ here: { cohort, roll }, save }: CohortNoticesProps) => {
  const { t } = useTranslation("training");
  const { number } = useFormats();
  const { overfull, doubles } = roll;
  const withdrawDoubles = () =>
    save(doubles.map(({ id }) => ({ op: "patch", kind: enrolment.kind, id, set: { seat: "withdrawn" } })));
  return (
    <>
      {overfull > 0 ? (
        <Notice state="needs-you" title={t(($) => $.overfull.title, { number: number(overfull) })}>
          <p>{t(($) => $.overfull.body, { capacity: number(cohort.capacity) })}</p>
          <ButtonLink kind="quiet" to={paths.learners({ cohortId: cohort.id })}>
            {t(($) => $.learners.title)}
          </ButtonLink>
        </Notice>
      ) : undefined}
      {doubles.length > 0 ? (
        <Notice state="calm" title={t(($) => $.doubles.title, { number: number(doubles.length) })}>
          <p>{t(($) => $.doubles.body, { names: doubles.map(({ name }) => name).join(" · ") })}</p>
          <Button kind="quiet" onPress={() => void withdrawDoubles()}>
            {t(($) => $.doubles.withdraw)}
          </Button>
        </Notice>
      ) : undefined}
    </>
  );
};
