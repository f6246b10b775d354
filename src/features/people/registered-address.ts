import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { loadSubdistricts } from "#data/area-files.ts";
import { parseAreaCode, type Subdistrict } from "#domain/area.ts";

/** The words of an address anywhere in the country; undefined while they are read, the code when they are not here. */
export const useAddressWords = (areaCode: string | undefined): string | undefined => {
  const { t, i18n } = useTranslation("people");
  const partsOf = usePlaceParts();
  const [found, setFound] = useState<{ readonly code: string; readonly place: Subdistrict | null }>();
  const parts = areaCode === undefined ? null : parseAreaCode(areaCode);
  const subdistrict = parts?.subdistrict;

  useEffect(() => {
    if (subdistrict === undefined) return undefined;
    let isStale = false;
    const read = async (): Promise<void> => {
      const loaded = await loadSubdistricts(fetch, subdistrict.slice(0, 2));
      const place = loaded.ok ? (loaded.value.find(({ code }) => code === subdistrict) ?? null) : null;
      if (!isStale) setFound({ code: subdistrict, place });
    };
    void read();
    return () => {
      isStale = true;
    };
  }, [subdistrict]);

  if (areaCode === undefined || found?.code !== subdistrict) return undefined;
  if (!found?.place) return t(($) => $.address.byCode, { code: areaCode });
  return t(($) => $.address.withMoo, {
    moo: parts?.moo ?? 0,
    place: partsOf(found.place).join(i18n.language === "en" ? ", " : " "),
  });
};

/** "ตำบล …", "อำเภอ …", "จังหวัด …", and in Bangkok "แขวง …", "เขต …": from the smallest to the largest. */
export const usePlaceParts = (): ((place: Subdistrict) => readonly [string, string, string]) => {
  const { t, i18n } = useTranslation("people");
  const nameOf = (area: { readonly th: string; readonly en: string }): { readonly name: string } => ({
    name: i18n.language === "en" ? area.en : area.th,
  });
  return ({ district, province, ...subdistrict }) =>
    province.code === BANGKOK
      ? [
          t(($) => $.address.place.quarter, nameOf(subdistrict)),
          t(($) => $.address.place.borough, nameOf(district)),
          nameOf(province).name,
        ]
      : [
          t(($) => $.address.place.subdistrict, nameOf(subdistrict)),
          t(($) => $.address.place.district, nameOf(district)),
          t(($) => $.address.place.province, nameOf(province)),
        ];
};

const BANGKOK = "10";
