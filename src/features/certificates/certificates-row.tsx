import { useTranslation } from "react-i18next";
import { Row, Rows } from "#ui/rows.tsx";
import { paths } from "./paths.ts";
import { useCertificates } from "./use-certificates.ts";

/** On the screen of courses: how many certificates there are. */
export const CertificatesRow = () => {
  const { t } = useTranslation("certificates");
  const held = useCertificates()?.filter(({ revocation }) => !revocation).length;
  if (held === undefined) return null;
  return (
    <Rows>
      <Row
        name={t(($) => $.title)}
        more={held === 0 ? t(($) => $.noneYet) : t(($) => $.count, { count: held })}
        to={paths.certificates()}
        go
      />
    </Rows>
  );
};
