import { useTranslation } from "react-i18next";
import { Row, Rows } from "#ui/rows.tsx";
import { paths } from "./paths.ts";

/** On a person's page: the card by which a trainer counts them. */
export const CitizenRow = ({ citizenId }: { readonly citizenId: string }) => {
  const { t } = useTranslation("attend");
  return (
    <Rows>
      <Row name={t(($) => $.card.ofOther)} more={t(($) => $.card.what)} to={paths.cardOf({ citizenId })} go />
    </Rows>
  );
};
