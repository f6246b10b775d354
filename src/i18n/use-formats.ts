import { useTranslation } from "react-i18next";
import { type Formats, formatsFor } from "./formats.ts";
import { isLanguage } from "./language.ts";

/** The formats of the language on the screen; changes with it. */
export const useFormats = (): Formats => {
  const { i18n } = useTranslation("common");
  return formatsFor(isLanguage(i18n.language) ? i18n.language : "th");
};
