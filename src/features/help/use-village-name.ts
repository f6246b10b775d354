import { useTranslation } from "react-i18next";
import { useRecords } from "#data/use-phone.ts";
import { parseAreaCode } from "#domain/area.ts";
import { villageTarget } from "#domain/records/village-target.ts";
import { glue } from "#i18n/glue.ts";

/** A village as people say it; its moo alone as long as the phone does not know its name. */
export const useVillageName = (): ((areaCode: string) => string) => {
  const { t, i18n } = useTranslation("help");
  const targets = useRecords(villageTarget);
  return (areaCode) => {
    const moo = parseAreaCode(areaCode)?.moo ?? 0;
    const target = targets?.find((one) => one.areaCode === areaCode);
    if (!target) return t(($) => $.group.moo, { moo });
    return t(($) => $.group.villageName, { name: i18n.language === "en" ? target.nameEn : glue(target.nameTh), moo });
  };
};
