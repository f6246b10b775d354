import { useLiveQuery } from "dexie-react-hooks";
import { useTranslation } from "react-i18next";
import { catalogueOn, shelf } from "./shelf.ts";

/** As the catalogue on this phone has it; the code itself where there is none. */
export const useCourseTitle = (code: string): string => {
  const { i18n } = useTranslation();
  const language = i18n.language === "en" ? "en" : "th";
  const title = useLiveQuery(
    async () => (await catalogueOn(shelf()))?.find((course) => course.code === code)?.languages[language].title,
    [code, language],
  );
  return title ?? code;
};
