import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadSubdistricts } from "#data/area-files.ts";
import type { StaffedVillage } from "#data/posts.ts";
import type { Subdistrict } from "#domain/area.ts";
import { glue } from "#i18n/glue.ts";

/** Of a province; empty until its names are on the phone, which may take a signal. */
export const useSubdistricts = (province: string): readonly Subdistrict[] => {
  const [known, setKnown] = useState<readonly Subdistrict[]>([]);
  useEffect(() => {
    let isWanted = true;
    const load = async (): Promise<void> => {
      const found = await loadSubdistricts((...asked) => fetch(...asked), province);
      if (isWanted && found.ok) setKnown(found.value);
    };
    void load();
    return () => {
      isWanted = false;
    };
  }, [province]);
  return known;
};

/** Says the place of a post: a village with its sub-district, an area with its kind, a centre by its number. */
export const usePlaceWords = (
  subdistricts: readonly Subdistrict[],
  villages: readonly StaffedVillage[],
): ((scope: string) => string) => {
  const { t, i18n } = useTranslation("posts");
  const isEnglish = i18n.language === "en";
  const named = new Map(
    subdistricts
      .flatMap(({ province, district, ...own }) => [province, district, own])
      .map((area) => [area.code, area]),
  );
  const villageNames = new Map(villages.map((village) => [village.code, village]));
  const areaWords = (code: string): string => {
    const area = named.get(code);
    if (!area) return t(($) => $.place.unnamed, { code });
    const name = isEnglish ? area.en : glue(area.th);
    if (code === BANGKOK) return name;
    const kinds = code.startsWith(BANGKOK) ? bangkokKinds : otherKinds;
    return t(($) => $.place[kinds[code.length] ?? "province"], { name });
  };
  return (scope) => {
    const [subdistrict = "", centre] = scope.split("-");
    if (centre !== undefined) return t(($) => $.place.centre, { no: Number(centre), where: areaWords(subdistrict) });
    if (scope.length < 8) return areaWords(scope);
    const village = villageNames.get(scope);
    const name = isEnglish ? village?.nameEn : village?.nameTh && glue(village.nameTh);
    const where = { moo: Number(scope.slice(6)), where: areaWords(scope.slice(0, 6)) };
    return name ? t(($) => $.place.village, { name, ...where }) : t(($) => $.place.moo, where);
  };
};

const BANGKOK = "10";
const otherKinds: Readonly<Record<number, "province" | "district" | "subdistrict">> = {
  2: "province",
  4: "district",
  6: "subdistrict",
};
const bangkokKinds: Readonly<Record<number, "khet" | "khwaeng">> = { 4: "khet", 6: "khwaeng" };
