/** Finding an area by typing, in Thai or English, with or without tone marks. Pure and small enough to run per key. */
import type { Province, Subdistrict } from "./area.ts";
import { fold } from "./fold.ts";

/** Folded once when a province is loaded, so that a keystroke only compares text. */
export type AreaIndex<Area> = readonly IndexedArea<Area>[];

interface IndexedArea<Area> {
  readonly area: Area;
  /** The area's own names, Thai then English, folded. */
  readonly names: readonly string[];
  /** The names of what it lies in, folded; matched last. */
  readonly parents: readonly string[];
}

export const indexSubdistricts = (subdistricts: readonly Subdistrict[]): AreaIndex<Subdistrict> =>
  subdistricts.map((area) => ({
    area,
    names: [fold(area.th), fold(area.en)],
    parents: [fold(area.district.th), fold(area.district.en)],
  }));

export const indexProvinces = (provinces: readonly Province[]): AreaIndex<Province> =>
  provinces.map((area) => ({ area, names: [fold(area.th), fold(area.en)], parents: [] }));

/**
 * Best first: the whole name, then names that begin with the query, then names that hold it, then areas whose district
 * begins with it. Ties keep the order of the index (by code). An empty query gives the first `limit` areas. The words
 * that go before a place name (ตำบล, ต., แขวง, อำเภอ, tambon …) are ignored.
 */
export const searchAreas = <Area>(index: AreaIndex<Area>, query: string, limit = 30): readonly Area[] => {
  const wanted = fold(query.replace(placeWord, ""));
  if (wanted === "") return index.slice(0, limit).map((entry) => entry.area);
  const ranked: Area[][] = [[], [], [], []];
  for (const entry of index) ranked[rank(entry, wanted)]?.push(entry.area);
  return ranked.flat().slice(0, limit);
};

const rank = ({ names, parents }: IndexedArea<unknown>, wanted: string): number => {
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  return parents.some((name) => name.startsWith(wanted)) ? 3 : notFound;
};

const notFound = -1;
const placeWord = /^\s*(?:ตำบล|แขวง|อำเภอ|เขต|จังหวัด|[ตอจ]\.|(?:tambon|amphoe|changwat|khwaeng|khet)\s)\s*/iu;
