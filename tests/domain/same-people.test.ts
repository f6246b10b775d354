import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Citizen } from "#domain/records/citizen.ts";
import type { SamePerson } from "#domain/records/same-person.ts";
import { joinedInto, likelyPairs } from "#domain/same-people.ts";

const person = (id: string, name: string, more: Partial<Citizen> = {}): Citizen => ({
  id,
  name,
  areaCode: "98010101",
  status: "active",
  ...more,
});
let order = 0;
const said = (personId: string, keptId: string, answer: SamePerson["answer"], at = "2026-11-28"): SamePerson => ({
  id: String(order++),
  areaCode: "98010101",
  personId,
  keptId,
  answer,
  by: "nok",
  at: `${at}T03:00:00.000Z`,
});
const ids = (people: readonly Citizen[], answers: readonly SamePerson[] = []) =>
  likelyPairs(people, answers).map(({ kept, person: other }) => [kept.id, other.id]);

test("C1: somebody whom two phones added is asked about once, and the record that was made first stands for both", () => {
  const people = [
    person("2", "นายสมปอง ทองดี", { houseNo: "12/3" }),
    person("1", "สมปอง  ทองดี"),
    person("3", "สมปอง ทองดี", { houseNo: "44" }),
    person("4", "สมปอง ทองดี", { areaCode: "98010102" }),
    person("5", "สมปอง ทองดี", { status: "died" }),
    person("6", "สมปอง ทองดีมาก"),
  ];
  expect(ids(people.slice(0, 2))).toEqual([["1", "2"]]);
  expect(ids(people)).toEqual([
    ["1", "2"],
    ["1", "3"],
  ]);
  expect(ids(people, [said("2", "1", "same"), said("1", "3", "different")])).toEqual([]);
});

test("neighbours of another house or another year of birth who share a name are two people", () => {
  const known = person("1", "แดง", { houseNo: "1", birthYear: 1950 });
  expect(ids([known, person("2", "แดง", { houseNo: "2" })])).toEqual([]);
  expect(ids([known, person("2", "แดง", { birthYear: 1980 })])).toEqual([]);
  expect(ids([known, person("2", "แดง")])).toEqual([["1", "2"]]);
});

test("the last word counts, in whichever direction it was said", () => {
  expect(joinedInto([said("2", "1", "same")])).toEqual(new Map([["2", "1"]]));
  expect(joinedInto([said("2", "1", "same"), said("1", "2", "different", "2026-11-29")])).toEqual(new Map());
  expect(joinedInto([said("2", "1", "different"), said("2", "1", "same", "2026-11-29")])).toEqual(
    new Map([["2", "1"]]),
  );
  expect(joinedInto([said("3", "2", "same"), said("2", "1", "same")])).toEqual(
    new Map([
      ["3", "1"],
      ["2", "1"],
    ]),
  );
});

test("whatever is said, nobody is shown by a record that is itself not shown, and every ring keeps somebody", () => {
  const name = fc.constantFrom("1", "2", "3", "4", "5");
  const answer = fc.constantFrom<SamePerson["answer"]>("same", "different");
  const one = fc.tuple(name, name, answer).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (all) => {
      const joined = joinedInto(all.map(([a, b, is]) => said(a, b, is)));
      for (const kept of joined.values()) expect(["1", "2", "3", "4", "5"].includes(kept)).toBe(true);
      const shown = ["1", "2", "3", "4", "5"].filter((each) => !joined.has(each));
      expect(shown.length).toBeGreaterThan(0);
      for (const kept of joined.values()) expect(shown).toContain(kept);
    }),
  );
});
