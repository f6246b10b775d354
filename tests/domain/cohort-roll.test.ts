import { array, assert, constantFrom, nat, property, record, shuffledSubarray } from "fast-check";
import { describe, expect, test } from "vitest";
import { callersOf, cohortRoll, seatLeft, WAITING_MOST } from "#domain/cohort-roll.ts";
import type { Attendance } from "#domain/records/attendance.ts";
import type { Cohort } from "#domain/records/cohort.ts";
import type { Enrolment } from "#domain/records/enrolment.ts";
import type { Score } from "#domain/records/score.ts";

const [host, by, at] = ["3301", "trainer", "2026-11-22T03:00:00.000Z"];
const session = (id: string, minutes: number) => ({ id, day: "2026-12-01", from: "09:00", to: "12:00", minutes });
const cohort: Cohort = {
  id: "c1",
  host,
  course: "FAKE-3",
  number: 3,
  place: "ศาลา",
  capacity: 40,
  sessions: [session("s1", 180), session("s2", 120)],
  passAttendance: 80,
  passPost: 60,
  state: "running",
  poster: "K7M2P9XA",
  by,
};
const enrolled = (id: string, more: Partial<Enrolment> = {}): Enrolment => ({
  id,
  host,
  cohortId: "c1",
  name: `คนที่ ${id}`,
  seat: "place",
  at,
  by,
  ...more,
});
const present = (id: string, of: Partial<Attendance>): Attendance => ({
  id,
  host,
  cohortId: "c1",
  session: "s1",
  method: "tick",
  at,
  by,
  ...of,
});
const went = (id: string, name: Score["test"], right: number, of = 20, enrolmentId = "e1"): Score => ({
  id,
  host,
  cohortId: "c1",
  enrolmentId,
  test: name,
  right,
  of,
  at,
  by,
});
const first = (...parts: Parameters<typeof cohortRoll>) => cohortRoll(...parts).learners[0];

describe("who was there", () => {
  test("is one person, however many phones said so, by name, by their code, or by the poster's", () => {
    const anna = enrolled("e1", { userId: "u1" });
    const seen = [
      present("a1", { enrolmentId: "e1" }),
      present("a2", { enrolmentId: "e1", by: "other" }),
      present("a3", { userId: "u1", method: "learnerQr" }),
      present("a4", { userId: "u1", method: "posterQr", poster: cohort.poster, by: "u1" }),
    ];
    const roll = cohortRoll(cohort, [anna], seen, []);
    expect([roll.learners.length, roll.learners[0]?.minutes, roll.figures.filled]).toEqual([1, 180, { n: 1, of: 40 }]);
  });

  test("is nobody who read another poster, was in a session that is no more, or in another cohort", () => {
    const seen = [
      present("a1", { userId: "u1", method: "posterQr", poster: "AAAAAAAA" }),
      present("a2", { userId: "u1", session: "s9" }),
      present("a3", { userId: "u1", cohortId: "c2" }),
    ];
    expect(first(cohort, [enrolled("e1", { userId: "u1" })], seen, [])?.minutes).toBe(0);
  });

  test("is said once of somebody whose code was read and who has no place", () => {
    const seen = [
      present("a1", { userId: "u2", name: "แขก", method: "learnerQr" }),
      present("a2", { userId: "u2", session: "s2", method: "learnerQr" }),
      present("a3", { enrolmentId: "taken back" }),
    ];
    const waiting = enrolled("e2", { userId: "u2", seat: "waiting" });
    expect(cohortRoll(cohort, [enrolled("e1"), waiting], seen, []).unmatched.map(({ id }) => id)).toEqual(["a1"]);
  });

  test("counts under whoever called them first", () => {
    const early = present("a2", { enrolmentId: "e1", by: "other", at: "2026-11-22T02:00:00.000Z" });
    const own = present("a3", { userId: "u2", method: "posterQr", poster: cohort.poster, by: "u2" });
    const { learners } = cohortRoll(
      cohort,
      [enrolled("e1"), enrolled("e2", { userId: "u2" })],
      [present("a1", { enrolmentId: "e1" }), early, own],
      [],
    );
    expect([...callersOf(learners, "s1")]).toEqual([
      ["other", [early]],
      [null, [own]],
    ]);
  });
});

describe("passing", () => {
  test.each([
    [["s1", "s2"], 12, []],
    [["s1", "s2"], 11, ["postScore"]],
    [["s1"], 12, ["attendance"]],
    [["s1", "s2"], null, ["postTest"]],
    [[], null, ["attendance", "postTest"]],
  ])("after %j with %s of 20 lacks %j", (sessions, right, lacks) => {
    const seen = sessions.map((name) => present(name, { enrolmentId: "e1", session: name }));
    const scores = right === null ? [] : [went("p1", "post", right)];
    expect(first(cohort, [enrolled("e1")], seen, scores)?.lacks).toEqual(lacks);
  });

  test("asks for 80 percent and not for almost 80", () => {
    const almost = { ...cohort, sessions: [session("s1", 239), session("s2", 61)] };
    const learner = first(almost, [enrolled("e1")], [present("a1", { enrolmentId: "e1" })], []);
    expect([learner?.attended, learner?.lacks.includes("attendance")]).toEqual([79, true]);
  });

  test("takes the best go at each test, and says what was gained in points", () => {
    const scores = [went("1", "pre", 6), went("2", "pre", 8), went("3", "post", 9, 10), went("4", "post", 10)];
    expect(first(cohort, [enrolled("e1")], [], scores)).toMatchObject({ pre: 40, post: 90, gain: 50 });
    expect(first(cohort, [enrolled("e1")], [], [went("3", "post", 9, 10)])?.gain).toBeUndefined();
  });

  test("is counted with its numbers", () => {
    const people = [enrolled("e1", { certificate: "FAKE-3/1" }), enrolled("e2"), enrolled("e3", { seat: "withdrawn" })];
    const seen = ["s1", "s2"].map((name) => present(name, { enrolmentId: "e1", session: name }));
    const scores = [went("1", "pre", 8), went("2", "post", 16), went("3", "pre", 5, 20, "e2")];
    expect(cohortRoll(cohort, people, seen, scores).figures).toEqual({
      completed: { n: 1, of: 2 },
      gain: { points: 40, n: 1 },
      passed: { n: 1, of: 2 },
      certificates: 1,
      filled: { n: 1, of: 40 },
    });
  });
});

describe("places", () => {
  test("are told when two phones gave away more of them than there are", () => {
    const roll = cohortRoll({ ...cohort, capacity: 1 }, [enrolled("e1"), enrolled("e2")], [], []);
    expect([roll.overfull, roll.learners.length]).toEqual([1, 2]);
  });

  test("belong once to somebody whom two phones enrolled, with what was recorded of both", () => {
    const twice = [enrolled("e1", { userId: "u1" }), enrolled("e2", { userId: "u1" })];
    const roll = cohortRoll(cohort, twice, [present("a1", { enrolmentId: "e2" })], [went("1", "post", 20, 20, "e2")]);
    expect([roll.learners.length, roll.learners[0]?.minutes, roll.learners[0]?.post]).toEqual([1, 180, 100]);
    expect(roll.doubles.map(({ id }) => id)).toEqual(["e2"]);
  });

  test("are followed by a waiting list of 200", () => {
    expect(seatLeft(cohort, { places: 39, waiting: 0 })).toBe("place");
    expect(seatLeft(cohort, { places: 40, waiting: WAITING_MOST - 1 })).toBe("waiting");
    expect(seatLeft(cohort, { places: 41, waiting: WAITING_MOST })).toBeNull();
  });
});

test("in whatever order and however often phones say it, the roll is the same, and nobody was there longer than the course", () => {
  const people = Array.from({ length: 6 }, (_, n) =>
    enrolled(`e${n}`, { userId: `u${n}`, seat: n === 5 ? "waiting" : "place" }),
  );
  const seenBy = record({
    n: nat(8),
    session: constantFrom("s1", "s2", "s3"),
    byUser: constantFrom(true, false),
    who: nat(4),
  });
  const gone = record({ n: nat(5), test: constantFrom("pre" as const, "post" as const), right: nat(20) });
  const drawn = array(seenBy, { maxLength: 60 }).chain((seen) =>
    array(gone, { maxLength: 20 }).chain((scores) => {
      const attendances = seen.map(({ n, session: name, byUser, who }, nth) =>
        present(`a${nth}`, {
          session: name,
          by: `t${who}`,
          ...(byUser ? { userId: `u${n}` } : { enrolmentId: `e${n}` }),
        }),
      );
      const results = scores.map(({ n, test: name, right }, nth) => went(`p${nth}`, name, right, 20, `e${n}`));
      const again = shuffledSubarray([...attendances], { minLength: attendances.length });
      return again.map((other) => ({ attendances, other, results }));
    }),
  );
  assert(
    property(drawn, ({ attendances, other, results }) => {
      const roll = cohortRoll(cohort, people, attendances, results);
      expect(cohortRoll(cohort, people.toReversed(), [...other, ...other], [...results, ...results])).toMatchObject({
        figures: roll.figures,
        overfull: 0,
      });
      const said = new Set(attendances.map(({ enrolmentId, userId }) => (enrolmentId ?? userId ?? "").slice(1)));
      for (const { enrolment, minutes, attended } of roll.learners) {
        expect(minutes === 0 || said.has(enrolment.id.slice(1))).toBe(true);
        expect([minutes <= 300, attended <= 100]).toEqual([true, true]);
      }
      for (const name of ["s1", "s2"]) {
        const called = [...callersOf(roll.learners, name).values()].reduce((sum, some) => sum + some.length, 0);
        expect(called).toBe(roll.learners.filter(({ present: was }) => was.has(name)).length);
      }
    }),
  );
});
