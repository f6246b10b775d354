import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { topic } from "#domain/records/topic.ts";
import { glue } from "#i18n/glue.ts";

/**
 * A topic's name in the language on the screen; its code while the catalogue is not on the phone yet. Undefined until
 * the phone was asked for the catalogue.
 */
export const useTopicName = (): ((code: string) => string) | undefined => {
  const { i18n } = useTranslation("common");
  const topics = useRecords(topic);
  if (!topics) return undefined;
  return (code) => {
    const found = topics.find((one) => one.code === code);
    if (!found) return code;
    return i18n.language === "en" ? found.nameEn : glue(found.nameTh);
  };
};
