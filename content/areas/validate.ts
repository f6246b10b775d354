/** Proves the area files: codes, counts, names, and that the known differences are exactly the differences found. */
import type { AreaFile } from "#domain/area.ts";
import { readAreaFile } from "#domain/area.ts";
import { districtNames, universalNames, type KnownDifferences } from "./compose.ts";
import type { AreaSources } from "./sources.ts";

/** What the Department of Provincial Administration lists, without the demo province. */
export const officialCounts = { provinces: 77, districts: 928, subdistricts: 7436 } as const;

/** Every fault found, as a sentence that names the code; empty when all is well. */
export const validateAreas = (files: readonly AreaFile[]): readonly string[] => {
  const places = files.flatMap(placesIn);
  const real = files.filter((file) => !file.demo);
  const counts = {
    provinces: real.length,
    districts: real.flatMap((file) => file.districts).length,
    subdistricts: real.flatMap(readAreaFile).length,
  };
  return [
    ...Object.entries(officialCounts)
      .filter(([level, count]) => counts[level as keyof typeof counts] !== count) // the same three keys
      .map(([level, count]) => `${level}: ${count} expected, ${counts[level as keyof typeof counts]} found`),
    ...repeated(places.map((place) => place.code)).map((code) => `${code} is there twice`),
    ...repeated(places.map((place) => `${place.code.slice(0, -2)} ${place.th}`)).map((at) => `${at}: same name twice`),
    ...places.flatMap(faultsOf),
  ];
};

/** The differences as they are between the packages and the files, whatever the list says; the shape of the list. */
export const findDifferences = (
  sources: AreaSources,
  files: readonly AreaFile[],
): { readonly [List in keyof KnownDifferences]: readonly string[] } => {
  const subdistricts = files.filter((file) => !file.demo).flatMap(readAreaFile);
  const made = new Map(subdistricts.map((place) => [place.code, place]));
  const given = new Map(sources.thai.map((row) => [row.code, row.th]));
  const givenDistricts = districtNames(sources, { districtNames: [] });
  const districts = new Map(subdistricts.map((place) => [place.district.code, place]));
  const provinces = new Map(subdistricts.map((place) => [place.province.code, place]));
  const universal = universalNames(sources);
  const english = [
    ...[...provinces].map(([code, at]) => ({ code, en: at.province.en, found: { provinceTh: at.province.th } })),
    ...[...districts].map(([code, at]) => ({
      code,
      en: at.district.en,
      found: { provinceTh: at.province.th, districtTh: at.district.th },
    })),
    ...subdistricts.map((at) => ({
      code: at.code,
      en: at.en,
      found: { provinceTh: at.province.th, districtTh: at.district.th, th: at.th },
    })),
  ];
  return {
    superseded: sources.thai.filter((row) => !made.has(row.code)).map((row) => `${row.code} ${row.th}`),
    missing: subdistricts.filter((place) => !given.has(place.code)).map((place) => `${place.code} ${place.th}`),
    thaiNames: subdistricts
      .filter((place) => given.has(place.code) && given.get(place.code) !== place.th)
      .map((place) => `${place.code} ${given.get(place.code)} → ${place.th}`),
    districtNames: [...districts]
      .filter(([code, place]) => givenDistricts.get(code) !== place.district.th)
      .map(([code, place]) => `${code} ${givenDistricts.get(code)} → ${place.district.th}`),
    englishNames: english
      .filter(({ en, found }) => universal(found) !== en)
      .map(({ code, en, found }) => `${code} ${universal(found)} → ${en}`)
      .toSorted(),
  };
};

/** The committed list in the words of `findDifferences`, so that the two can be compared line by line. */
export const listedDifferences = (known: KnownDifferences): ReturnType<typeof findDifferences> => ({
  superseded: known.superseded.map((place) => `${place.code} ${place.th}`),
  missing: known.missing.map((place) => `${place.code} ${place.th}`),
  thaiNames: known.thaiNames.map((place) => `${place.code} ${place.thaiData} → ${place.used}`),
  districtNames: known.districtNames.map((place) => `${place.code} ${place.thaiData} → ${place.used}`),
  englishNames: known.englishNames.map((place) => `${place.code} ${place.universal} → ${place.used}`).toSorted(),
});

interface Place {
  readonly code: string;
  readonly th: string;
  readonly en: string;
}

const placesIn = (file: AreaFile): readonly Place[] => [
  file,
  ...file.districts.flatMap(([district, th, en, subdistricts]) => [
    { code: file.code + district, th, en },
    ...subdistricts.map(([digits, name, english]) => ({ code: file.code + district + digits, th: name, en: english })),
  ]),
];

const faultsOf = ({ code, th, en }: Place): readonly string[] => [
  ...(wholeCode.test(code) ? [] : [`${code}: a code is two digits for each level, never 00`]),
  ...(thaiName.test(th) ? [] : [`${code}: "${th}" is not a Thai name`]),
  ...(englishName.test(en) ? [] : [`${code}: "${en}" is not an English name`]),
];

const repeated = (values: readonly string[]): readonly string[] => {
  const seen = new Set<string>();
  return values.filter((value) => seen.size === seen.add(value).size);
};

const wholeCode = /^(?:(?!00)\d\d){1,3}$/;
// A few official names carry a hyphen (สุไหงโก-ลก) or dots (จ.ป.ร.); none has a space, a digit or a bracket.
const thaiName = /^[\u0E01-\u0E4E][\u0E01-\u0E4E.-]*$/;
const englishName = /^[A-Z][a-z]*(?:[ '-][A-Za-z]+)*$/;
