import { useTranslation } from "react-i18next";

interface NamedVillage {
  /** 8 digits. */
  readonly code: string;
  readonly nameTh: string | null;
  readonly nameEn: string | null;
}

/** Name and moo number; the number alone where the village has no name on record. */
export const useVillageName = (): ((village: NamedVillage) => string) => {
  const { t, i18n } = useTranslation("coordinator");
  return ({ code, nameTh, nameEn }) => {
    const moo = Number(code.slice(6));
    const name = i18n.language === "en" ? nameEn : nameTh;
    return name === null ? t(($) => $.village.moo, { moo }) : t(($) => $.village.place, { name, moo });
  };
};
