import { describe, expect, test } from "vitest";
import {
  cohortFields,
  cohortProblems,
  dayNumber,
  emptyCohort,
  newPoster,
  nextNumber,
  proposeSessions,
  sessionToCall,
  withTimes,
} from "#domain/cohort-plan.ts";
import { namesIn } from "#domain/enrol-lines.ts";
import { problemIn } from "#domain/record-type.ts";
import { cohortRecord, type Cohort } from "#domain/records/cohort.ts";

const sessions = proposeSessions("2026-12-30", 3, "both");
const form = { ...emptyCohort("3301"), course: "FAKE-3", number: "๓", place: " ศาลา ", sessions };

describe("the form of a cohort", () => {
  test("proposes a morning and an afternoon for each of three days", () => {
    expect(sessions.map(({ id, day, from }) => `${id} ${day} ${from}`)).toEqual([
      "s1 2026-12-30 09:00",
      "s2 2026-12-30 13:00",
      "s3 2026-12-31 09:00",
      "s4 2026-12-31 13:00",
      "s5 2027-01-01 09:00",
      "s6 2027-01-01 13:00",
    ]);
    expect(sessions.map((session) => dayNumber(sessions, session))).toEqual([1, 1, 2, 2, 3, 3]);
    expect(sessionToCall({ sessions: [...sessions] }, "2026-12-31")?.id).toBe("s3");
    expect(sessionToCall({ sessions: [...sessions] }, "2027-01-02")).toBeUndefined();
  });

  test("makes a cohort that the server takes, with Thai digits as well", () => {
    expect(cohortProblems(form)).toEqual({});
    const poster = newPoster(Uint8Array.from([0, 31, 32, 63, 255, 7, 8, 9]));
    const fixed = {
      host: "3301",
      course: "FAKE-3",
      poster,
      state: "planned",
      by: "019ab200-0000-7000-8000-000000000001",
    };
    expect(problemIn(cohortRecord, { ...cohortFields(form), ...fixed })).toBeNull();
    expect(cohortFields(form)).toMatchObject({ number: 3, place: "ศาลา", capacity: 40 });
  });

  test("says what is missing, field by field", () => {
    expect(cohortProblems(emptyCohort("3301"))).toEqual({
      course: "course",
      number: "number",
      place: "place",
      sessions: "sessions",
    });
    const backwards = withTimes(sessions[0] ?? { id: "", day: "", from: "", to: "", minutes: 0 }, { to: "08:00" });
    expect(cohortProblems({ ...form, sessions: [backwards] })).toEqual({ sessions: "times" });
    expect(cohortProblems({ ...form, capacity: "201", passPost: "1000" })).toEqual({
      capacity: "capacity",
      passPost: "percent",
    });
  });

  test("counts the minutes between the times, and the cohorts of a course", () => {
    const [first] = sessions;
    expect(first && withTimes(first, { to: "10:45" }).minutes).toBe(105);
    const known = [
      { course: "FAKE-3", number: 7 },
      { course: "VOL-6", number: 9 },
    ] as unknown as readonly Cohort[];
    expect([nextNumber(known, "FAKE-3"), nextNumber([], "FAKE-3")]).toEqual([8, 1]);
  });
});

describe("a list of names that is pasted", () => {
  test("loses its numbers, bullets, tabs and stray spaces, and each name stands once", () => {
    const list = "1. นางสมศรี  ใจดี\n๒) น้ำเพชร ปิ่นแก้ว\r\n-  มานะ\n\n4\tชาญ\n5. นางสมศรี ใจดี\n";
    expect(namesIn(list, ["มานะ"])).toEqual({
      fresh: ["นางสมศรี ใจดี", "น้ำเพชร ปิ่นแก้ว", "ชาญ"],
      again: ["มานะ", "นางสมศรี ใจดี"],
      tooLong: [],
      beyond: 0,
    });
  });

  test("takes names of 300 letters, no longer ones, and 200 at once", () => {
    expect(namesIn(`${"ก".repeat(300)}\n${"ข".repeat(301)}`, []).tooLong).toHaveLength(1);
    const many = Array.from({ length: 230 }, (_, at) => `คน ${at} ชื่อ`).join("\n");
    expect([namesIn(many, []).fresh.length, namesIn(many, []).beyond]).toEqual([200, 30]);
  });
});
