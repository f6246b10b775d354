import { useTranslation } from "react-i18next";
import type { Lack } from "#domain/cohort-roll.ts";
import { useFormats } from "#i18n/use-formats.ts";

/** "เวลาเรียนไม่ถึงเกณฑ์ และ ยังไม่สอบหลังเรียน" */
export const useLackWords = (): ((lacks: readonly Lack[]) => string) => {
  const { t } = useTranslation("training");
  const { list } = useFormats();
  return (lacks) => list(lacks.map((lack) => t(($) => $.lack[lack])));
};
