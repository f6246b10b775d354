import { describe, expect, test } from "vitest";
import { houseNoOf, looksLikeHouseNo, newPersonStart, searchWords, wordToMark } from "#domain/people-query.ts";
import { findPeople, indexPeople, type PersonToFind } from "#domain/people-search.ts";
import { formatsFor } from "#i18n/formats.ts";

const { compare } = formatsFor("th");

const person = (id: string, name: string, more: Partial<PersonToFind> = {}): PersonToFind => ({
  id,
  name,
  status: "active",
  ...more,
});

const village = [
  person("1", "ป้าสมใจ ทองสมมุติ", { houseNo: "27" }),
  person("2", "ฝน ทองสมมุติ", { nickname: "น้องฝน", houseNo: "27/1" }),
  person("3", "สมบูรณ์ศักดิ์ เกียรติวัฒนาสาธิตกุล", { houseNo: "150/12" }),
  person("4", "ตาสม"),
  person("5", "Naw Paw Htoo (ตัวอย่าง)", { houseNo: "8" }),
  person("6", "แก้ว สมมุติดี", { nickname: "ยายแก้ว", houseNo: "๙" }),
  person("7", "เกษม สาธิตงาม", { status: "moved" }),
  person("8", "เจริญ สาธิตงาม"),
];
const index = await indexPeople(village, compare);
const found = (query: string): string[] => findPeople(index, query).people.map(({ id }) => id);

describe("A volunteer finds a person", () => {
  test.each([
    ["by the beginning of a name", "ป้าสม", ["1"]],
    ["without tone marks", "ปาสมใจ", ["1"]],
    ["with a tone mark too many", "ฝ้น", ["2"]],
    ["by nickname", "น้องฝน", ["2"]],
    ["by a title that the record does not carry", "นายเกษม", ["7"]],
    ["by another word of kinship", "ยายสมใจ", ["1"]],
    ["without the word of kinship", "แก้ว", ["6"]],
    ["by surname", "เกียรติ", ["3"]],
    ["by name and surname without the space", "สมใจทองสมมุติ", ["1"]],
    ["by the English letters of a name, in either case", "paw htoo", ["5"]],
    ["by house number", "150/12", ["3"]],
    ["by the words for a house number", "บ้านเลขที่ 8", ["5"]],
    ["by Thai digits", "๘", ["5"]],
    ["whose house number is written in Thai digits", "9", ["6"]],
    ["by name and house together", "ทองสมมุติ 27/1", ["2"]],
  ])("%s", (_, query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test("and the exact house comes before its neighbours", () => {
    expect(found("27")).toEqual(["1", "2"]);
  });

  test("and names that begin with the words come first, then surnames, then names that hold them", () => {
    expect(found("สม")).toEqual(["1", "3", "6", "4", "2"]);
  });

  test("and nobody when nothing fits", () => {
    expect(findPeople(index, "ไม่มีใครชื่อนี้")).toEqual({ people: [], of: 8 });
  });
});

test("Without a search, the list holds those who are looked after now, in the order of a Thai dictionary", () => {
  // เ is written before its consonant and sorted after it: by code point เจริญ would come near the end.
  expect(found("")).toEqual(["8", "4", "2", "1", "6", "3", "5"]);
  expect(findPeople(index, "").of).toBe(7);
});

test("After one person changed, the others stay as they were indexed", async () => {
  const renamed = village.map((one) => (one.id === "4" ? { ...one, name: "กำนันสม" } : one));
  const again = await indexPeople(renamed, compare, index);
  expect(findPeople(again, "กำนัน").people.map(({ id }) => id)).toEqual(["4"]);
  expect(findPeople(again, "ตาสม").people).toEqual([]);
  expect(again.find(({ person: { id } }) => id === "1")?.names).toBe(
    index.find(({ person: { id } }) => id === "1")?.names,
  );
});

test("A change of what is not searched shows at once", async () => {
  const moved = village.map((one) => (one.id === "1" ? { ...one, status: "moved" as const } : one));
  const again = await indexPeople(moved, compare, index);
  expect(findPeople(again, "").people.map(({ id }) => id)).not.toContain("1");
});

test("The letters that were found are marked, in each part of a name", () => {
  expect([
    wordToMark("ป้าสมใจ", searchWords("สม").flat()),
    wordToMark("ทองสมมุติ", searchWords("สม").flat()),
    wordToMark("น้องฝน", searchWords("สม").flat()),
  ]).toEqual(["สม", "สม", ""]);
  expect(wordToMark("เกษม", searchWords("นายเกษม").flat())).toBe("เกษม");
});

test("What looks like a house number is taken for one", () => {
  expect(["27", "บ้านเลขที่ ๑๕๐/๑๒", "ป้า 2", ""].map(looksLikeHouseNo)).toEqual([true, true, false, false]);
  expect(houseNoOf("บ้านเลขที่ ๑๕๐/๑๒")).toBe("150/12");
});

test.each([
  ["a name", "ป้าสมใจ", { name: "ป้าสมใจ" }],
  ["a house number, as it is written", "บ้านเลขที่ ๒๗/๑", { house: "27/1" }],
  ["a house number without the village that it stands in", "27/1 ม.4", { house: "27/1" }],
  ["nothing for a telephone number, which is neither", "081-234-5678", {}],
  ["nothing", "", {}],
])("Who was searched for and not found is begun with %s", (_what, typed, start) => {
  expect(newPersonStart(typed)).toEqual(start);
});
