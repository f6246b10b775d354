import { array, assert, constantFrom, nat, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { bestOf, itemsOf, progressIn, scoreOf } from "#domain/course-progress.ts";
import { shuffled } from "#domain/shuffle.ts";

const part = "0123456789abcdef";
const lesson = { kind: "lesson", title: "บท", minutes: 6, part } as const;
const practice = { kind: "practice", title: "ฝึก", minutes: 15, part } as const;
const questions = { kind: "questions", title: "แบบทดสอบ", minutes: 12, part } as const;
const text = {
  modules: [
    { title: "หนึ่ง", minutes: 33, items: [lesson, practice, questions] },
    { title: "สอง", minutes: 18, items: [lesson, questions] },
  ],
};
const course = { pass: 60 };
const at = "2026-11-22T05:00:00.000Z";
const go = (name: string, right: number, of = 10, when = at) => ({
  test: name,
  right,
  answers: Array.from({ length: of }),
  at: when,
});
const read = (...items: string[]) => items.map((item) => ({ item }));

describe("how far somebody has come", () => {
  test("begins with nothing, and with the first lesson next", () => {
    expect(progressIn(course, text, [], [])).toMatchObject({ doneCount: 0, itemCount: 5, minutes: 0, isPassed: false });
    expect(progressIn(course, text, [], []).next?.item).toBe("1/1");
  });

  test("counts a lesson once, on however many phones it was read", () => {
    const progress = progressIn(course, text, read("1/1", "1/1", "1/2"), [go("1", 2), go("1", 9)]);
    expect(progress).toMatchObject({ doneCount: 3, minutes: 33 });
    expect(progress.next?.item).toBe("2/1");
  });

  test("leaves out what the course has no more", () => {
    expect(progressIn(course, text, read("9/9", "1/7"), [go("8", 10)]).doneCount).toBe(0);
  });

  test("is passed with everything done and enough in the test after the course", () => {
    const all = read("1/1", "1/2", "2/1");
    const tests = [go("1", 0), go("2", 0)];
    expect(progressIn(course, text, all, [...tests, go("post", 5)]).isPassed).toBe(false);
    expect(progressIn(course, text, all, [...tests, go("post", 6)]).isPassed).toBe(true);
    expect(progressIn(course, text, all.slice(1), [...tests, go("post", 10)]).isPassed).toBe(false);
    expect(progressIn(course, text, all, tests).isPassed).toBe(false);
  });

  test("is never more than the whole, and never less by what a second phone adds", () => {
    const items = itemsOf(text).map(({ item }) => item);
    const some = array(constantFrom(...items, "7/7"));
    const goes = array(
      record({
        test: constantFrom("pre", "post", "1", "2"),
        right: nat(12),
        at: constantFrom(at, "2026-12-01T00:00:00.000Z"),
      }),
    );
    assert(
      property(some, goes, some, goes, (items1, goes1, items2, goes2) => {
        const full = (list: typeof goes1) => list.map((one) => ({ ...one, answers: Array.from({ length: 10 }) }));
        const one = progressIn(course, text, read(...items1), full(goes1));
        const both = progressIn(course, text, read(...items1, ...items2), full([...goes1, ...goes2]));
        const turned = progressIn(course, text, read(...items2, ...items1), full([...goes2, ...goes1]));
        expect(both).toEqual(turned);
        expect(both.doneCount).toBeGreaterThanOrEqual(one.doneCount);
        expect(both.doneCount).toBeLessThanOrEqual(both.itemCount);
        expect(both.minutes).toBeLessThanOrEqual(51);
        for (const score of [both.pre, both.post]) expect(score ?? 0).toBeLessThanOrEqual(100);
        expect(both.post ?? 0).toBeGreaterThanOrEqual(one.post ?? 0);
      }),
    );
  });
});

test("the best go counts, and of equal ones the first", () => {
  const goes = [
    go("post", 5),
    go("post", 8, 10, "2026-11-24T00:00:00.000Z"),
    go("post", 8, 10, "2026-11-23T00:00:00.000Z"),
  ];
  expect(bestOf(goes, "post")?.at).toBe("2026-11-23T00:00:00.000Z");
  expect(bestOf(goes, "pre")).toBeUndefined();
  expect([scoreOf(go("x", 2, 3)), scoreOf(go("x", 12, 10))]).toEqual([67, 100]);
});

test("choices stand in an order of their own at each go, the same again when the app was closed", () => {
  const seeds = Array.from({ length: 200 }, (_, n) => `2026-11-22T05:00:00.${n}Z FAKE-3/1/q1`);
  for (const seed of seeds) {
    expect(shuffled(4, seed)).toEqual(shuffled(4, seed));
    expect(shuffled(4, seed).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
  }
  const first = [0, 1, 2, 3].map((choice) => seeds.filter((seed) => shuffled(4, seed)[0] === choice).length);
  for (const count of first) expect(count).toBeGreaterThan(25);
});
