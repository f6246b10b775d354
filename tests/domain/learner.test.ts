import { expect, test } from "vitest";
import { isOf, learnersTogether, withoutRecord } from "#domain/learner.ts";

const [volunteer, neighbour, areaCode] = ["volunteer", "neighbour", "98010101"];
const somjai = { id: "somjai", areaCode };
const dee = { id: "dee", areaCode: "98010102" };

test("who learns together is recorded each by themselves: the volunteer without, the citizens with their own village", () => {
  expect(learnersTogether(volunteer, [somjai, dee])).toEqual([
    { by: volunteer },
    { by: volunteer, citizenId: "somjai", areaCode },
    { by: volunteer, citizenId: "dee", areaCode: "98010102" },
  ]);
  expect(learnersTogether(volunteer, [])).toEqual([{ by: volunteer }]);
});

test("a lesson is recorded for those alone of whom it is not yet, whoever recorded it", () => {
  const everybody = learnersTogether(volunteer, [somjai, dee]);
  const own = { by: volunteer };
  const ofSomjai = { by: neighbour, citizenId: "somjai", areaCode };
  expect(withoutRecord(everybody, [own]).map(({ citizenId }) => citizenId)).toEqual(["somjai", "dee"]);
  expect(withoutRecord(everybody, [ofSomjai]).map(({ citizenId }) => citizenId)).toEqual([undefined, "dee"]);
  expect(withoutRecord(everybody, [own, ofSomjai, { ...ofSomjai, citizenId: "dee" }])).toEqual([]);
});

test("what a citizen learnt on a volunteer's phone is not the volunteer's, and the other way round", () => {
  const ofSomjai = { by: volunteer, citizenId: "somjai", areaCode };
  expect([isOf(ofSomjai, { by: volunteer }), isOf({ by: volunteer }, { by: volunteer, citizenId: "somjai" })]).toEqual([
    false,
    false,
  ]);
  expect(isOf({ by: neighbour }, { by: volunteer })).toBe(false);
});
