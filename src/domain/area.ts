/**
 * Area codes of the Department of Provincial Administration: province 2 digits, district 4, sub-district 6, and the
 * village 8 (sub-district + 2-digit moo number). A code begins with its parent's code, so "inside" means "begins with".
 */
export type AreaLevel = "province" | "district" | "subdistrict" | "village";

export interface AreaCodeParts {
  readonly level: AreaLevel;
  readonly province: string;
  readonly district?: string;
  readonly subdistrict?: string;
  /** 1–99, only for a village. */
  readonly moo?: number;
}

/** Null for anything that is not 2, 4, 6 or 8 digits, or that holds a part numbered 00. */
export const parseAreaCode = (code: string): AreaCodeParts | null => {
  const level = areaLevel(code);
  if (level === null) return null;
  return {
    level,
    province: code.slice(0, 2),
    ...(code.length >= 4 && { district: code.slice(0, 4) }),
    ...(code.length >= 6 && { subdistrict: code.slice(0, 6) }),
    ...(code.length === 8 && { moo: Number(code.slice(6)) }),
  };
};

/** Null for anything that is not an area code. */
export const areaLevel = (code: string): AreaLevel | null =>
  codePattern.test(code) ? (levelByLength[code.length] ?? null) : null;

/** `villageCode("330104", 7)` is `"33010407"`; null when the parts do not make a village. */
export const villageCode = (subdistrict: string, moo: number): string | null => {
  const code = `${subdistrict}${String(moo).padStart(2, "0")}`;
  return areaLevel(subdistrict) === "subdistrict" && Number.isInteger(moo) && areaLevel(code) === "village"
    ? code
    : null;
};

/** The area one level up; null for a province and for anything that is not an area code. */
export const parentOf = (code: string): string | null =>
  areaLevel(code) === null || code.length === 2 ? null : code.slice(0, -2);

/** Whether `areaCode` is `scope` itself or lies inside it. A scope that is not an area code holds nothing. */
export const isWithin = (scope: string, areaCode: string): boolean =>
  areaLevel(scope) !== null && areaLevel(areaCode) !== null && areaCode.startsWith(scope);

/** The sub-district of a village or of itself; null for anything wider. */
export const subdistrictOf = (code: string): string | null => parseAreaCode(code)?.subdistrict ?? null;

/** One line of `areas/provinces.json`. `demo` marks the fictitious province. */
export interface Province {
  readonly code: string;
  readonly th: string;
  readonly en: string;
  readonly demo?: true;
}

/** `[last two digits, Thai name, English name]` */
export type SubdistrictEntry = readonly [code: string, th: string, en: string];
/** `[last two digits, Thai name, English name, its sub-districts]` */
export type DistrictEntry = readonly [code: string, th: string, en: string, subdistricts: readonly SubdistrictEntry[]];

/** The compact file of one province, `areas/<code>.json`: a code is written as its last two digits only. */
export interface AreaFile extends Province {
  readonly districts: readonly DistrictEntry[];
}

/** A sub-district with its parents, ready to show and to search. `code` has 6 digits. */
export interface Subdistrict {
  readonly code: string;
  readonly th: string;
  readonly en: string;
  readonly district: { readonly code: string; readonly th: string; readonly en: string };
  readonly province: Province;
}

/** Every sub-district of one province, in the order of their codes. */
export const readAreaFile = (file: AreaFile): readonly Subdistrict[] => {
  const { districts, ...province } = file;
  return districts.flatMap(([districtDigits, districtTh, districtEn, subdistricts]) => {
    const district = { code: province.code + districtDigits, th: districtTh, en: districtEn };
    return subdistricts.map(([digits, th, en]) => ({ code: district.code + digits, th, en, district, province }));
  });
};

const codePattern = /^(?!(?:\d\d)*00)(?:\d\d){1,4}$/;
const levelByLength: Readonly<Record<number, AreaLevel>> = {
  2: "province",
  4: "district",
  6: "subdistrict",
  8: "village",
};
