import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { useFormats } from "#i18n/use-formats.ts";

/** A moment to stand inside a sentence: Thai joins words without a space, but not a word and a figure. */
export const useWhen = (): ((instant: string) => string) => {
  const { i18n } = useTranslation();
  const formats = useFormats();
  const { now } = usePhone();
  return (instant) => {
    const when = formats.moment(instant, now());
    return i18n.language === "th" && /^\d/.test(when) ? `\u00A0${when}` : when;
  };
};
