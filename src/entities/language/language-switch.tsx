import { useTranslation } from "react-i18next";
import { choosePreference } from "#data/preferences.ts";
import { changeLanguage, currentLanguage } from "#i18n/words.ts";
import { Button } from "#ui/button.tsx";

/** For whoever is not signed in: their language is not known. */
export const LanguageSwitch = () => {
  const { t } = useTranslation("common");
  const other = currentLanguage() === "th" ? "en" : "th";
  const change = async (): Promise<void> => {
    await changeLanguage(other);
    choosePreference(localStorage, "language", other);
  };
  return (
    <Button kind="plain" icon="globe" lang={other} onPress={() => void change()}>
      {t(($) => $.otherLanguage)}
    </Button>
  );
};
