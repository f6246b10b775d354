import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { topic } from "#domain/records/topic.ts";
import { glue } from "#i18n/glue.ts";

/**
 * A topic's name in the language on the screen; its code where the catalogue
 * does not know it, and plain words while no catalogue is there. Undefined until
 * the phone was asked for the catalogue.
 */
export const useTopicName = (): ((code: string) => string) | undefined => {
  const { t, i18n } = useTranslation("common");
  const topics = useRecords(topic);
  if (!topics) return undefined;
  return (code) => {
    const found = topics.find((one) => one.code === code);
    if (!found) return topics.length === 0 ? t(($) => $.topicToCome) : code;
    return i18n.language === "en" ? found.nameEn : glue(found.nameTh);
  };
};
