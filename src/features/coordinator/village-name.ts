import { useTranslation } from "react-i18next";

interface NamedVillage {
  /** 8 digits. */
  readonly code: string;
  readonly nameTh: string | null;
  readonly nameEn: string | null;
}

/**
 * Name and moo number; the number alone where the village has no name on record. `subdistrictOf`: where the list reaches
 * over several sub-districts, whose villages often share a name and a number.
 */
export const useVillageName = (subdistrictOf?: (code: string) => string): ((village: NamedVillage) => string) => {
  const { t, i18n } = useTranslation("coordinator");
  return ({ code, nameTh, nameEn }) => {
    const moo = Number(code.slice(6));
    const name = i18n.language === "en" ? nameEn : nameTh;
    const village = name === null ? t(($) => $.village.moo, { moo }) : t(($) => $.village.place, { name, moo });
    return subdistrictOf ? `${village} ${subdistrictOf(code.slice(0, 6))}` : village;
  };
};
