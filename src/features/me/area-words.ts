import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadSubdistricts } from "#data/area-files.ts";
import { useRecords } from "#data/use-phone.ts";
import { parseAreaCode, type Subdistrict } from "#domain/area.ts";
import { areaOf, COUNTRY } from "#domain/roles.ts";
import { villageTarget } from "#domain/records/village-target.ts";
import { glue } from "#i18n/glue.ts";

/** The words for the place of a post: an area of any level, its code as long as the phone does not know the name; an agency's letters. */
export const useAreaWords = (scopes: readonly string[]): ((scope: string) => string) => {
  const { t, i18n } = useTranslation("me");
  const targets = useRecords(villageTarget);
  const subdistricts = useSubdistricts(scopes);
  const nameOf = (area: { readonly th: string; readonly en: string }): string =>
    i18n.language === "en" ? area.en : glue(area.th);

  return (place) => {
    const scope = areaOf(place);
    if (scope === COUNTRY || scope === null)
      return place === COUNTRY ? t(($) => $.account.country) : place.toUpperCase();
    const parts = parseAreaCode(scope);
    if (!parts) return place;
    const target = targets?.find(({ areaCode }) => areaCode === scope);
    if (target) {
      const name = nameOf({ th: target.nameTh, en: target.nameEn });
      return t(($) => $.account.village, { name, moo: parts.moo ?? 0 });
    }
    const within = subdistricts.find(({ code }) => code.startsWith(scope.slice(0, 6)));
    if (!within) return t(($) => $.account.byCode, { code: scope });
    const { level } = parts;
    if (level === "village") return t(($) => $.account.villageOf, { name: nameOf(within), moo: parts.moo ?? 0 });
    const area = level === "province" ? within.province : level === "district" ? within.district : within;
    return t(($) => $.account.areas[level], { name: nameOf(area) });
  };
};

const useSubdistricts = (scopes: readonly string[]): readonly Subdistrict[] => {
  const [found, setFound] = useState<readonly Subdistrict[]>([]);
  const areas = scopes.map(areaOf).filter((area): area is string => area !== null && area !== COUNTRY);
  const provinces = [...new Set(areas.map((area) => area.slice(0, 2)))].join(" ");
  useEffect(() => {
    let isStale = false;
    const read = async (): Promise<void> => {
      const files = await Promise.all(
        provinces
          .split(" ")
          .filter(Boolean)
          .map((province) => loadSubdistricts(fetch, province)),
      );
      if (!isStale) setFound(files.flatMap((file) => (file.ok ? file.value : [])));
    };
    void read();
    return () => {
      isStale = true;
    };
  }, [provinces]);
  return found;
};
