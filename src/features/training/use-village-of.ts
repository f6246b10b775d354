import { useTranslation } from "react-i18next";
import { parseAreaCode } from "#domain/area.ts";
import type { Enrolment } from "#domain/records/enrolment.ts";
import { useSubdistricts } from "./use-subdistricts.ts";

/** "ตำบลสาธิต หมู่ 9" of a learner whose village is known; their phone number where it is not. */
export const useVillageOf = (): ((enrolment: Enrolment) => string | undefined) => {
  const { t, i18n } = useTranslation("training");
  const subdistricts = useSubdistricts();
  return ({ areaCode, phone }) => {
    const moo = areaCode === undefined ? undefined : parseAreaCode(areaCode)?.moo;
    if (areaCode === undefined || moo === undefined) return phone;
    const found = subdistricts?.find(({ code }) => areaCode.startsWith(code));
    if (!found) return t(($) => $.learners.moo, { moo });
    return t(($) => $.learners.village, { name: i18n.language === "en" ? found.en : found.th, moo });
  };
};
