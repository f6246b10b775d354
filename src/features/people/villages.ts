import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { parseAreaCode } from "#domain/area.ts";
import { villageTarget } from "#domain/records/village-target.ts";
import { glue } from "#i18n/glue.ts";

/** The words for a village: its name and moo; its code as long as the phone does not know the name. */
export const useVillageWords = (): ((areaCode: string) => string) => {
  const { t, i18n } = useTranslation("people");
  const targets = useRecords(villageTarget);
  return (areaCode) => {
    const moo = parseAreaCode(areaCode)?.moo ?? 0;
    const target = targets?.find((one) => one.areaCode === areaCode);
    if (!target) return t(($) => $.person.villageByCode, { moo, code: areaCode });
    const name = i18n.language === "en" ? target.nameEn : glue(target.nameTh);
    return t(($) => $.person.village, { name, moo });
  };
};
