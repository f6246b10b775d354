import { useTranslation } from "react-i18next";
import { courseTitles } from "virtual:course-titles";

/** What a course is called; undefined for one that this version of the app does not know. */
export const useCourseTitle = (): ((code: string) => string | undefined) => {
  const { i18n } = useTranslation();
  return (code) => courseTitles[code]?.[i18n.language === "en" ? "en" : "th"];
};
