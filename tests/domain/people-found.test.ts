import { beforeAll, describe, expect, test } from "vitest";
import { fold } from "#domain/fold.ts";
import { findPeople, indexPeople, type PersonToFind } from "#domain/people-search.ts";
import { isOnlyTitle, withoutTitle } from "#domain/person-title.ts";
import { formatsFor } from "#i18n/formats.ts";
import { givenNames } from "./given-names.ts";

const { compare } = formatsFor("th");
const person = (id: string, name: string, more: Partial<PersonToFind> = {}): PersonToFind => ({
  id,
  name,
  areaCode: "33010401",
  status: "active",
  ...more,
});

const finderOf = (people: readonly PersonToFind[]) => {
  const index = indexPeople(people, compare);
  let made: Awaited<typeof index> = [];
  beforeAll(async () => {
    made = await index;
  });
  return (query: string): string[] => findPeople(made, query).people.map(({ id }) => id);
};

describe("A volunteer who types a title", () => {
  const found = finderOf([
    person("somchai", "สมชาย ใจดี"),
    person("mali", "นางสาวมาลี ศรีสุข"),
    person("kong", "เด็กชายก้อง"),
    person("somsri", "สมศรี"),
    person("suda", "ร.ต.อ.หญิง สุดา งามดี"),
    person("tun", "Mr. Tun Aung"),
  ]);

  test.each([
    ["นาย สมชาย", ["somchai"]],
    ["น.ส. มาลี", ["mali"]],
    ["นส.มาลี", ["mali"]],
    ["น. ส. มาลี", ["mali"]],
    ["นส มาลี", ["mali"]],
    ["คุณ มาลี", ["mali"]],
    ["ด.ช. ก้อง", ["kong"]],
    ["ดช ก้อง", ["kong"]],
    ["ยาย สมศรี", ["somsri"]],
    ["คุณยายสมศรี", ["somsri"]],
    ["ว่าที่ร้อยตรี สมชาย", ["somchai"]],
    ["ว่าที่ร้อยตรีสมชาย", ["somchai"]],
    ["ว่าที่ ร.ต. สมชาย", ["somchai"]],
    ["จ่าสิบเอกสมชาย", ["somchai"]],
    ["ดร. สมชาย", ["somchai"]],
    ["ดร.สมชาย ใจดี", ["somchai"]],
    ["พ. ต. ท. สมชาย", ["somchai"]],
    ["ร.ต.อ.หญิงสุดา", ["suda"]],
    ["สุดา", ["suda"]],
    ["หม่อม สมศรี", ["somsri"]],
    ["mrs มาลี", ["mali"]],
    ["Tun", ["tun"]],
    ["สมศรี ยาย", ["somsri"]],
  ])("before a name finds that name: %s", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });

  test.each([
    ["น.ส.", ["mali"]],
    ["นางสาว", ["mali"]],
    ["ด.ช.", ["kong"]],
    ["Mr.", ["tun"]],
    ["ป้า", []],
  ])("alone finds those whose name begins with it: %s", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});

describe("A given name typed in full stands first, and few follow", () => {
  const found = finderOf(givenNames.map((name) => person(name, name)));

  test.each(givenNames.map((name) => [name]))("%s", (name) => {
    const names = found(name);
    expect(names[0]).toBe(name);
    expect(names.every((each) => fold(each).includes(fold(withoutTitle(name))))).toBe(true);
  });

  test.each([
    ["อาภรณ์", ["อาภรณ์", "เพชรอาภรณ์"]],
    ["คุณากร", ["คุณากร", "คุณากรณ์"]],
    ["นายณัฐ", ["นายณัฐ", "ณัฐ"]],
    ["น้องนุช", ["น้องนุช"]],
  ])("%s, and not whoever has the rest of it", (query, names) => {
    expect(found(query)).toEqual(names);
  });
});

test("A title is never cut inside a letter, nor from a name that is no longer one", () => {
  const whole = ["คุณัญญา", "คุณากร", "ตาล ใจดี", "อารี", "นายิกา", "ย่าม", "พระ", "ตา", "ก. ๑", ""];
  expect(whole.map(withoutTitle)).toEqual(whole);
  expect(["ยายมี", "นาย ก้อง", "น.ส.มาลี ศรีสุข"].map(withoutTitle)).toEqual(["มี", "ก้อง", "มาลี ศรีสุข"]);
  expect(["น.ส.", "ว่าที่ร้อยตรี", "คุณ", "สมชาย", "นายก", ""].map(isOnlyTitle)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

describe("A volunteer finds a person by telephone", () => {
  const found = finderOf([
    person("1", "สมใจ", { phone: "081-234-5678", houseNo: "12" }),
    person("2", "สมหมาย", { phone: "+66 89 111 2222", houseNo: "81" }),
  ]);
  test.each([
    ["0812345678", ["1"]],
    ["081", ["1"]],
    ["+66812345678", ["1"]],
    ["66812345678", ["1"]],
    ["๐๘๑", ["1"]],
    ["081 234", ["1"]],
    ["\u202A081-234-5678\u202C", ["1"]],
    ["5678", ["1"]],
    ["0891112222", ["2"]],
    ["สมหมาย 089", ["2"]],
    ["08", []],
    ["81", ["2"]],
  ])("%s", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});

describe("A volunteer finds a house in the words around it", () => {
  const found = finderOf([
    person("1", "สมใจ", { houseNo: "12/3" }),
    person("2", "สมหมาย", { houseNo: "12/3", areaCode: "33010402" }),
    person("3", "บ้านดี", { houseNo: "เลขที่ 7" }),
  ]);
  test.each([
    ["บ้าน 12/3", ["1", "2"]],
    ["12/3 ม.1", ["1", "2"]],
    ["12/3 หมู่ 2", ["2", "1"]],
    ["12 / 3 หมู่ที่ 2", ["2", "1"]],
    ["บ้านเลขที่ ๑๒/๓", ["1", "2"]],
    ["เลขที่12/3", ["1", "2"]],
    ["house no. 12/3 moo 2", ["2", "1"]],
    ["หมู่ 2", ["2"]],
    ["7", ["3"]],
    ["บ้านดี", ["3"]],
  ])("%s", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});

describe("What nobody sees, and two เ for one แ, keep nobody from being found", () => {
  const found = finderOf([person("1", "แก้ว\u200Bตา"), person("2", "คำ")]);
  test.each([
    ["เเก้วตา", ["1"]],
    ["\u202Aแก้วตา\u202C", ["1"]],
    ["ค\u0E4D\u0E32", ["2"]],
  ])("%j", (query, ids) => {
    expect(found(query)).toEqual(ids);
  });
});
