import { useTranslation } from "react-i18next";
import { classNames } from "./class-names.ts";

/** The house number as on the gate: how a village says who. Without one it says so. */
export const Plate = ({ houseNo, big = false }: { readonly houseNo: string | undefined; readonly big?: boolean }) => {
  const { t } = useTranslation("common");
  const known = houseNo !== undefined && houseNo !== "";
  return (
    <span
      className={classNames(
        "plate",
        big && "plate-big",
        !known && "plate-none",
        known && houseNo.length > 4 && "plate-long",
      )}
    >
      <span className="only-spoken">{t(($) => (known ? $.houseNo : $.noHouseNo))} </span>
      {known ? houseNo : <span aria-hidden="true">–</span>}
    </span>
  );
};
