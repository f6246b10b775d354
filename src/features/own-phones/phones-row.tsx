import { useTranslation } from "react-i18next";
import { Row, Rows } from "#ui/rows.tsx";
import { paths } from "./paths.ts";

export const PhonesRow = () => {
  const { t } = useTranslation("own-phones");
  return (
    <Rows>
      <Row name={t(($) => $.title)} more={t(($) => $.rowMore)} to={paths.phones()} go />
    </Rows>
  );
};
