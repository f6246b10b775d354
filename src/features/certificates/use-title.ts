import { useTranslation } from "react-i18next";
import type { Certificate } from "#domain/records/certificate.ts";

/** The course's title in the language on the screen, as it was when it was passed. */
export const useTitle = (): ((certificate: Certificate) => string) => {
  const { i18n } = useTranslation();
  return ({ titleTh, titleEn }) => (i18n.language === "en" ? titleEn : titleTh);
};
