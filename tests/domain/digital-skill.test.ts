import { expect, test } from "vitest";
import { fullScore, skillIn, skillLevels, skillQuestions, skillScore, weakestIn } from "#domain/digital-skill.ts";
import { shuffled } from "#domain/shuffle.ts";

const check = (id: string, at: string, each: number, version = 1) => ({
  id,
  at,
  version,
  answers: skillQuestions.map(() => each),
});

const first = check("a", "2026-11-01T03:00:00.000Z", 0);
const second = check("b", "2026-11-08T03:00:00.000Z", 2);
const third = check("c", "2026-11-22T03:00:00.000Z", 1);

test("ten answers of at most three points make thirty", () => {
  expect([skillQuestions.length, fullScore, skillScore(check("a", first.at, skillLevels.length - 1))]).toEqual([
    10, 30, 30,
  ]);
});

test("the first check is what was before, the newest what is now; one alone shows no gain", () => {
  expect(skillIn([])).toBeUndefined();
  expect(skillIn([first])).toEqual({ newest: first, before: undefined });
  expect(skillIn([third, first, second])).toEqual({ newest: third, before: first });
});

test("answers to other questions are not compared", () => {
  const renewed = check("d", "2026-12-01T03:00:00.000Z", 2, 2);
  expect(skillIn([first, second, renewed])).toEqual({ newest: renewed, before: undefined });
  const again = check("e", "2026-12-08T03:00:00.000Z", 3, 2);
  expect(skillIn([first, again, renewed])).toEqual({ newest: again, before: renewed });
});

test("every phone shows the same gain: two on one day, clocks of 1970 and of the Buddhist year, one moment twice", () => {
  const checks = [
    check("f", "1970-01-01T00:00:07.000Z", 0),
    first,
    check("g", "2026-11-01T09:00:00.000Z", 1),
    // Without its fraction it is the same moment: the ids decide.
    check("h", "2026-11-01T09:00:00Z", 2),
    check("i", "2569-11-22T03:00:00.000Z", 2),
    check("j", "2569-11-22T03:00:00.000Z", 3),
  ];
  for (let seed = 0; seed < 50; seed += 1) {
    const order = shuffled(checks.length, String(seed)).flatMap((at) => checks[at] ?? []);
    const skill = skillIn(order);
    expect([skill?.before?.id, skill?.newest.id], `seed ${seed}`).toEqual(["f", "j"]);
  }
});

test("at most two questions are named to help with next, the weakest first, and none that a person can do alone", () => {
  expect(weakestIn({ ...first, answers: [2, 1, 3, 0, 1, 0, 2, 2, 2, 0] })).toEqual([
    ["search", "notYet"],
    ["scam", "notYet"],
  ]);
  expect(weakestIn({ ...first, answers: [2, 2, 3, 2, 1, 2, 2, 2, 2, 2] })).toEqual([["install", "withHelp"]]);
  expect(weakestIn(second)).toEqual([]);
  expect(weakestIn({ ...first, version: 99 })).toEqual([]);
});
