import { useTranslation } from "react-i18next";
import { Row, Rows } from "#ui/rows.tsx";
import { paths } from "./paths.ts";

/** On the screen of courses: the two ways to be counted in a class. */
export const AttendRows = () => {
  const { t } = useTranslation("attend");
  return (
    <Rows label={t(($) => $.title)}>
      <Row name={t(($) => $.card.title)} more={t(($) => $.card.what)} to={paths.card()} go />
      <Row name={t(($) => $.join.title)} more={t(($) => $.join.what)} to={paths.join()} go />
    </Rows>
  );
};
