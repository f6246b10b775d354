import { readFileSync, readdirSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { buildAreaFiles } from "#content/areas/build.ts";
import { composeAreas, readKnownDifferences } from "#content/areas/compose.ts";
import { readSources, type AreaSources } from "#content/areas/sources.ts";
import { findDifferences, listedDifferences, officialCounts, validateAreas } from "#content/areas/validate.ts";
import { demoProvince } from "#content/demo/places.ts";
import { readAreaFile, type AreaFile } from "#domain/area.ts";

const folder = new URL("../../public/areas/", import.meta.url);
const committed = (name: string): string => readFileSync(new URL(name, folder), "utf8");
// Proven to have this shape by the first test below.
const areaFile = (name: string): AreaFile => JSON.parse(committed(name)) as AreaFile;
const allFiles = (): readonly AreaFile[] =>
  readdirSync(folder)
    .filter((name) => /^\d\d\.json$/.test(name))
    .map(areaFile);

let sources: AreaSources;
beforeAll(async () => {
  sources = await readSources();
});

describe("Thailand's areas", () => {
  test("codes, counts, uniqueness and names of all the committed files are sound", () => {
    expect(validateAreas(allFiles())).toEqual([]);
    expect(officialCounts).toEqual({ provinces: 77, districts: 928, subdistricts: 7436 });
  });

  test("the committed files are what the build script makes now", async () => {
    const built = await buildAreaFiles();
    expect(readdirSync(folder).toSorted()).toEqual([...built.keys()].toSorted());
    expect([...built].filter(([name, text]) => committed(name) !== text).map(([name]) => name)).toEqual([]);
  });

  test("the list of known differences is exactly what is found", () => {
    const known = readKnownDifferences();
    expect(findDifferences(sources, composeAreas(sources, known))).toEqual(listedDifferences(known));
  });

  test("a superseded code names places that exist, and a person finds the place under its new code", () => {
    const codes = new Set(
      allFiles()
        .flatMap(readAreaFile)
        .map((place) => place.code),
    );
    for (const { code, now } of readKnownDifferences().superseded) {
      expect(codes.has(code)).toBe(false);
      expect(now.filter((successor) => !codes.has(successor))).toEqual([]);
    }
  });

  test("districts of Bueng Kan carry their official codes", () => {
    const names = areaFile("38.json").districts.map(([code, th]) => `${code} ${th}`);
    expect(names.slice(0, 4)).toEqual(["01 เมืองบึงกาฬ", "02 พรเจริญ", "03 โซ่พิสัย", "04 เซกา"]);
  });

  test("the demo province is marked, and its code is no real one", () => {
    expect(areaFile("98.json")).toEqual(demoProvince);
    expect(demoProvince.demo).toBe(true);
    expect(sources.thai.some((row) => row.code.startsWith(demoProvince.code))).toBe(false);
  });
});

describe("the validator", () => {
  const [bangkok, second] = [areaFile("10.json"), areaFile("11.json")];
  const faults = (files: readonly AreaFile[]) => validateAreas(files).filter((fault) => !/expected/.test(fault));
  const spoil = (th: string, en: string, code = "01"): AreaFile => ({
    ...bangkok,
    districts: [["01", "พระนคร", "Phra Nakhon", [[code, th, en]]]],
  });

  test("counts what is missing", () => {
    expect(validateAreas([bangkok])).toContain("provinces: 77 expected, 1 found");
  });

  test.each([
    ["a Latin Thai name", [spoil("Dusit", "Dusit")]],
    ["a name with a bracket", [spoil("ปอภาร (ปอพาน)", "Po Phan")]],
    ["no English name", [spoil("ดุสิต", "")]],
    ["a code of 00", [spoil("ดุสิต", "Dusit", "00")]],
    ["a code of three digits", [spoil("ดุสิต", "Dusit", "001")]],
    ["a province twice", [second, second]],
  ])("refuses %s", (_, files) => {
    expect(faults(files)).not.toEqual([]);
  });
});
