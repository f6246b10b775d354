/** Whether an area is one of Thailand's: from the files that phones read too. A village counts by its sub-district. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { areaLevel, readAreaFile, type AreaFile } from "#domain/area.ts";

/** Reads a province's file once. */
export const knownAreas = (): ((code: string) => boolean) => {
  const byProvince = new Map<string, ReadonlySet<string>>();
  return (code) => {
    if (areaLevel(code) === null) return false;
    const province = code.slice(0, 2);
    const known = byProvince.get(province) ?? codesIn(province);
    byProvince.set(province, known);
    return known.has(code.slice(0, 6));
  };
};

/** A village of a known sub-district, by its moo: villages themselves are in no list. */
export const knownVillages = (): ((code: string) => boolean) => {
  const isKnown = knownAreas();
  return (code) => areaLevel(code) === "village" && isKnown(code);
};

const codesIn = (province: string): ReadonlySet<string> => {
  const file = fileURLToPath(new URL(`../../../public/areas/${province}.json`, import.meta.url));
  try {
    // Written by content/areas/build.ts, in that shape.
    const subdistricts = readAreaFile(JSON.parse(readFileSync(file, "utf8")) as AreaFile).map(({ code }) => code);
    return new Set(subdistricts.flatMap((code) => [code.slice(0, 2), code.slice(0, 4), code]));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return new Set();
    throw error;
  }
};
