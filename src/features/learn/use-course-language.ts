import { useTranslation } from "react-i18next";
import { courseLanguages, type CourseLanguage } from "#domain/course.ts";

/** Courses are in the languages of the app. */
export const useCourseLanguage = (): CourseLanguage => {
  const { i18n } = useTranslation("learn");
  return courseLanguages.find((language) => language === i18n.language) ?? "th";
};
