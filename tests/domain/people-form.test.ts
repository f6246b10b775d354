import { describe, expect, test } from "vitest";
import { problemIn } from "#domain/record-type.ts";
import { citizenRecord, type Citizen } from "#domain/records/citizen.ts";
import {
  emptyForm,
  formOf,
  newPerson,
  patchOf,
  problemsIn,
  readYear,
  typedInto,
  type PersonForm,
} from "#domain/person-form.ts";
import { mayBeSame, otherName } from "#domain/person-name.ts";
import { withoutTitle } from "#domain/person-title.ts";

const at = "2026-11-21T09:00:00.000Z";
const typed = (fields: Partial<PersonForm>): PersonForm => ({ ...emptyForm("98010104"), name: "ตาสม", ...fields });

describe("A volunteer writes a birth year", () => {
  test.each([
    ["in the Buddhist era", "2498", 1955],
    ["in the common era", "1955", 1955],
    ["in Thai digits", "๒๔๙๘", 1955],
    ["with the era in front", "พ.ศ. 2498", 1955],
    ["not at all", " ", undefined],
    ["as two digits, which could be either era", "98", null],
    ["as a word", "เก่า", null],
  ])("%s", (_, text, year) => {
    expect(readYear(text)).toBe(year);
  });

  test("and is asked again for one that nobody alive can have", () => {
    expect(problemsIn(typed({ birthYear: "2600" }), 2026)).toEqual({ birthYear: "birthYear" });
    expect(problemsIn(typed({ birthYear: "1700" }), 2026)).toEqual({ birthYear: "birthYear" });
  });
});

test("A person needs no more than a name", () => {
  expect(problemsIn(typed({}), 2026)).toEqual({});
  expect(newPerson(typed({ name: "  ตาสม  " }), at)).toEqual({ name: "ตาสม", areaCode: "98010104", status: "active" });
  expect(problemsIn(typed({ name: " \n " }), 2026)).toEqual({ name: "nameMissing" });
  expect(problemsIn(typed({ name: "\u200B\u2060\u00AD\u3164\u202A" }), 2026)).toEqual({ name: "nameMissing" });
  expect(newPerson(typed({ name: "สม\u200Bใจ\u202C \u200D" }), at)["name"]).toBe("สมใจ");
  expect(problemsIn(typed({ name: "ก".repeat(301) }), 2026)).toEqual({ name: "nameTooLong" });
});

test("Whatever the form lets through is a record that the server takes", () => {
  const full = typed({
    name: "ก".repeat(300),
    houseNo: "๑๕๐/๑๒",
    nickname: "ตาสม",
    birthYear: "๒๕๐๑",
    phone: "๐๐๐-๑๒๓-๔๕๖๗",
    sex: "m",
    supportNeeds: ["sight", "mobility"],
    registeredArea: "33010407",
    isTold: true,
  });
  expect(problemsIn(full, 2026)).toEqual({});
  expect(newPerson(full, at)).toMatchObject({ houseNo: "150/12", birthYear: 1958, phone: "000-123-4567" });
  expect(problemIn(citizenRecord, newPerson(full, at))).toBeNull();
  expect(problemIn(citizenRecord, newPerson(typed({}), at))).toBeNull();
});

describe("An edit of a person", () => {
  const person: Citizen = {
    id: "01890000-0000-7000-8000-000000000001",
    name: "ตาสม",
    nickname: "สม",
    phone: "000-111-2222",
    birthYear: 1955,
    supportNeeds: ["sight"],
    areaCode: "98010104",
    status: "active",
  };
  const before = formOf(person, (year) => String(year + 543));

  test("that changes nothing saves nothing", () => {
    expect(patchOf(before, { ...before, name: " ตาสม", birthYear: "1955" }, at)).toBeNull();
  });

  test("saves only the fields that changed, and empties those that were emptied", () => {
    expect(patchOf(before, { ...before, phone: "000-333-4444", nickname: "" }, at)).toEqual({
      set: { phone: "000-333-4444", nickname: null },
      add: {},
      del: {},
    });
  });

  test("changes a set by what was added and removed", () => {
    expect(patchOf(before, { ...before, supportNeeds: ["hearing"] }, at)).toEqual({
      set: {},
      add: { supportNeeds: ["hearing"] },
      del: { supportNeeds: ["sight"] },
    });
  });

  test("keeps when the person was first told", () => {
    expect(patchOf(before, { ...before, isTold: true }, at)?.set).toEqual({
      notice: { version: 1, at, how: "spoken" },
    });
    const told = formOf({ ...person, notice: { version: 1, at, how: "printed" } }, String);
    expect(patchOf(told, { ...told, isTold: false }, at)).toBeNull();
  });

  test("says that somebody moved away", () => {
    expect(patchOf(before, { ...before, status: "moved" }, at)?.set).toEqual({ status: "moved" });
  });
});

describe("A volunteer is shown who may be the same person", () => {
  test.each([
    ["the same name with another title", { name: "นางสมใจ ทองสมมุติ" }, { name: "ป้าสมใจทองสมมุติ" }, true],
    ["a name that is another's nickname", { name: "ยายแก้ว" }, { name: "แก้วตา สมมุติ", nickname: "ป้าแก้ว" }, true],
    ["without tone marks", { name: "ปาแดง" }, { name: "ป้าแดง" }, true],
    ["not for a name that only begins alike", { name: "สมใจ" }, { name: "สมใจดี" }, false],
    ["not for two people without nicknames", { name: "สมใจ" }, { name: "มานะ" }, false],
  ])("%s", (_, a, b, same) => {
    expect(mayBeSame(a, b)).toBe(same);
  });
});

test("A name that only looks like a title stays whole", () => {
  expect(["ตาล", "อารี", "นางสาวแดง", "Mr Tun"].map(withoutTitle)).toEqual(["ตาล", "อารี", "แดง", "Tun"]);
});

test("The registered name is shown beside a nickname, but not twice", () => {
  expect(otherName({ name: "สมศรี สมมุติ", nickname: "ยายแดง" })).toBe("สมศรี สมมุติ");
  expect(otherName({ name: "ยายแดง", nickname: "ยายแดง" })).toBeUndefined();
  expect(otherName({ name: "ยายแดง" })).toBeUndefined();
});

describe("What the server refused stands in the form again", () => {
  const year = (commonEra: number): string => String(commonEra + 543);

  test("a whole new person, and saving it makes the same record", () => {
    const form = typed({
      name: "ยายคำ",
      houseNo: "8/1",
      nickname: "คำ",
      birthYear: "2494",
      phone: "081 234 5678",
      sex: "f",
      supportNeeds: ["hearing", "sight"],
      registeredArea: "98010205",
      isTold: true,
    });
    const set = newPerson(form, at);
    const again = typedInto(emptyForm("98010199"), { set }, year);
    expect(newPerson(again, at)).toEqual(set);
  });

  test("a change of a known person, on top of what others have saved since", () => {
    const before = typed({ phone: "081 111 1111", houseNo: "12", supportNeeds: ["sight", "mobility"] });
    const changed = typedInto(
      before,
      { set: { houseNo: null, sex: "m" }, add: { supportNeeds: ["hearing"] }, del: { supportNeeds: ["sight"] } },
      year,
    );
    expect(changed).toEqual({ ...before, houseNo: "", sex: "m", supportNeeds: ["hearing", "mobility"] });
  });

  test("and what no form can hold is left as it was", () => {
    const before = typed({ sex: "f", birthYear: "2498" });
    expect(typedInto(before, { set: { status: "elsewhere", householdId: "x" } }, year)).toEqual(before);
    expect(typedInto(before, { set: { sex: "?", birthYear: "old", name: 7 } }, year)).toEqual({
      ...before,
      sex: "",
      birthYear: "",
      name: "",
    });
  });
});
