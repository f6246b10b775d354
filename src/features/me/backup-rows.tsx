import { useTranslation } from "react-i18next";
import { useWaiting } from "#data/use-phone.ts";
import { Row, Rows } from "#ui/rows.tsx";
import { paths } from "./paths.ts";

/** A file of the work that only this phone has, and the way back from one. */
export const BackupRows = () => {
  const { t } = useTranslation("me");
  const count = useWaiting()?.length ?? 0;
  return (
    <Rows label={t(($) => $.backup.title)}>
      <Row
        name={t(($) => $.backup.row)}
        more={count > 0 ? t(($) => $.backup.rowMore, { count }) : t(($) => $.backup.rowNothing)}
        to={paths.backup()}
        go
      />
      <Row name={t(($) => $.restore.row)} more={t(($) => $.restore.rowMore)} to={paths.restore()} go />
    </Rows>
  );
};
