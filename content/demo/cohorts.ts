/** Two cohorts of the trainer: one that runs today, whose first day is called, and one that is over, with its results. */
import { proposeSessions } from "#domain/cohort-plan.ts";
import { addDays } from "#domain/thai-day.ts";
import { givenName, phone, surname } from "./people.ts";
import { demoCounts, streams, villageCodeAt, type DemoOptions } from "./plan.ts";
import { createRandom, type Random } from "./random.ts";
import { cohortPart, instantOf, type DemoRecord } from "./record.ts";
import { officePosts } from "./staff.ts";

export function* cohortRecords(options: DemoOptions): Generator<DemoRecord> {
  const trainer = officePosts(options).find(({ role }) => role === "trainer");
  if (!trainer) throw new Error("A demo without a trainer");
  const { userId: by, scope: host } = trainer;
  const began = [addDays(options.today, -1), addDays(options.today, -15)] as const;
  for (const [index, firstDay] of began.entries()) {
    const random = createRandom(options.seed, streams.cohort, index);
    const enrolledAt = instantOf(addDays(firstDay, -7), 10 * 60);
    const cohortId = random.id(enrolledAt);
    const sessions = proposeSessions(firstDay, 3, "both");
    const isOver = index === 1;
    const rules = { capacity: 40, passAttendance: 80, passPost: 60, poster: isOver ? "DEMQ2345" : "DEMQ6789" };
    yield cohortPart("cohort", cohortId, enrolledAt, by, {
      ...rules,
      host,
      course: "FAKE-3",
      number: isOver ? 2 : 3,
      place: "หอประชุมอำเภอสาธิต",
      sessions: [...sessions],
      state: isOver ? "closed" : "running",
      by,
    });
    for (let seat = 0; seat < LEARNERS + (isOver ? 0 : WAITING); seat += 1) {
      const id = random.id(enrolledAt);
      const areaCode = villageCodeAt(options.size, random.whole(0, demoCounts[options.size].villages - 1));
      const inIt = { host, cohortId, by };
      yield cohortPart("enrolment", id, enrolledAt, by, {
        ...inIt,
        name: learnerName(random, seat),
        areaCode,
        at: enrolledAt,
        ...(seat % 3 === 0 ? { phone: phone(random) } : {}),
        seat: seat < LEARNERS ? "place" : "waiting",
      });
      if (seat >= LEARNERS) continue;
      for (const { id: session, day, from } of sessions) {
        // Of the one that runs, only the day before today is called.
        if (day >= options.today || random.chance(isOver ? 0.08 : 0.15)) continue;
        const at = instantOf(day, Number(from.slice(0, 2)) * 60 + random.whole(-20, 10));
        const present = { ...inIt, session, enrolmentId: id, method: "tick" as const, at };
        yield cohortPart("attendance", random.id(at), at, by, present);
      }
      const at = instantOf(firstDay, 9 * 60);
      const right = random.whole(5, 12);
      yield cohortPart("score", random.id(at), at, by, { ...inIt, enrolmentId: id, test: "pre", right, of: 20, at });
      if (!isOver || random.chance(0.05)) continue;
      const after = instantOf(addDays(firstDay, 2), 16 * 60);
      const better = { right: Math.min(20, right + random.whole(2, 9)), of: 20, at: after };
      yield cohortPart("score", random.id(after), after, by, { ...inIt, enrolmentId: id, test: "post", ...better });
    }
  }
}

const LEARNERS = 40;
const WAITING = 4;

/** Two whose letters are hard to shape and to fit stand first. */
const learnerName = (random: Random, seat: number): string => {
  const drawn = `${givenName(random, random.chance(0.6) ? "f" : "m")} ${surname(random)}`;
  return ["น้ำเพชร ปิ่นสมมุติ", "ฐิติญาณี ญาณตัวอย่างวัฒนากุลชัยเจริญทรัพย์"][seat] ?? drawn;
};
