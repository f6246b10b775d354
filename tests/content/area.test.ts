import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexProvinces, indexSubdistricts, searchAreas } from "#domain/area-search.ts";
import {
  areaLevel,
  isWithin,
  parentOf,
  parseAreaCode,
  readAreaFile,
  subdistrictOf,
  villageCode,
  type AreaFile,
  type Province,
} from "#domain/area.ts";

const folder = new URL("../../public/areas/", import.meta.url);
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), "utf8"));
// areas.test.ts proves the shape of these files.
const subdistricts = readdirSync(folder)
  .filter((name) => /^\d\d\.json$/.test(name))
  .flatMap((name) => readAreaFile(read(name) as AreaFile));
const provinces = indexProvinces(read("provinces.json") as readonly Province[]);
const chiangMai = indexSubdistricts(subdistricts.filter((place) => place.province.code === "50"));
const names = (query: string) => searchAreas(chiangMai, query).map((place) => `${place.th} ${place.code}`);

const part = fc.integer({ min: 1, max: 99 }).map((value) => String(value).padStart(2, "0"));
const code = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));

describe("area codes", () => {
  test("a village is its sub-district and its moo number", () => {
    expect(villageCode("330104", 7)).toBe("33010407");
    expect(parseAreaCode("33010407")).toEqual({
      level: "village",
      province: "33",
      district: "3301",
      subdistrict: "330104",
      moo: 7,
    });
    expect(subdistrictOf("33010407")).toBe("330104");
    expect(subdistrictOf("3301")).toBeNull();
  });

  test.each(["", "3", "330", "00", "3300", "33010400", "3301040701", "33 1", "๓๓", "33\n"])(
    "%j is no area code",
    (text) => {
      expect(parseAreaCode(text)).toBeNull();
      expect(parentOf(text)).toBeNull();
      expect(isWithin(text, "33010407")).toBe(false);
      expect(isWithin("33", text)).toBe(false);
    },
  );

  test.each([0, 100, -1, 1.5, Number.NaN])("moo %d makes no village", (moo) => {
    expect(villageCode("330104", moo)).toBeNull();
  });

  test("an area is within itself and everything above it, and nothing above is within it", () =>
    fc.assert(
      fc.property(code, (area) => {
        const parent = parentOf(area);
        expect(isWithin(area, area)).toBe(true);
        expect(areaLevel(area)).not.toBeNull();
        expect(parent === null).toBe(area.length === 2);
        if (parent === null) return;
        expect(isWithin(parent, area)).toBe(true);
        expect(isWithin(area, parent)).toBe(false);
      }),
    ));

  test("two areas hold each other's villages only when one lies in the other", () =>
    fc.assert(
      fc.property(code, code, (one, other) => {
        expect(isWithin(one, other) && isWithin(other, one)).toBe(one === other);
      }),
    ));
});

describe("finding an area by typing", () => {
  test("a person finds a sub-district in Thai, with and without tone marks", () => {
    expect(names("แม่แดด")).toEqual(["แม่แดด 502502"]);
    expect(names("แมแดด")).toEqual(["แม่แดด 502502"]);
    expect(names("ตำบลแม่แดด")).toEqual(["แม่แดด 502502"]);
    expect(names("ต.แม่แดด")).toEqual(["แม่แดด 502502"]);
  });

  test("a person finds a sub-district in English, in any case and spacing", () => {
    expect(names("mae daet")).toEqual(["แม่แดด 502502"]);
    expect(names("MAEDAET")).toEqual(["แม่แดด 502502"]);
  });

  test("the whole name comes first, then names that begin with it, then names that hold it, then the district", () => {
    const found = searchAreas(chiangMai, "สันทราย", 100);
    const rank = found.map((place) => {
      if (place.th === "สันทราย") return 0;
      if (place.th.startsWith("สันทราย")) return 1;
      return place.th.includes("สันทราย") ? 2 : 3;
    });
    expect(rank).toEqual(rank.toSorted((a, b) => a - b));
    expect(new Set(rank)).toEqual(new Set([0, 1, 3]));
  });

  test("a person finds a province, and the demo province is marked", () => {
    expect(searchAreas(provinces, "เชยง", 2).map((place) => place.code)).toEqual([]);
    expect(searchAreas(provinces, "chiang").map((place) => place.code)).toEqual(["50", "57"]);
    expect(searchAreas(provinces, "สาธิต")).toEqual([{ code: "98", th: "สาธิต", en: "Sathit", demo: true }]);
  });

  test("every sub-district of the country is found by its own Thai name and its own English name", () => {
    const all = indexSubdistricts(subdistricts);
    const sample = subdistricts.filter((_, at) => at % 61 === 0);
    for (const place of sample) {
      expect(searchAreas(all, place.th, 200)).toContain(place);
      expect(searchAreas(all, place.en, 200)).toContain(place);
    }
  });

  test("nothing typed gives the first places; nonsense gives none", () => {
    expect(searchAreas(chiangMai, "  ", 3).map((place) => place.code)).toEqual(["500101", "500102", "500103"]);
    expect(names("qqqq")).toEqual([]);
  });
});
