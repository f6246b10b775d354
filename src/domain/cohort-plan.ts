/** The form of a cohort: proposals that spare typing, and what must be put right before it can be saved. */
import { arabicDigits } from "./digits.ts";
import type { Cohort } from "./records/cohort.ts";
import { addDays } from "./thai-day.ts";

export type Session = Cohort["sessions"][number];
export type Halves = "both" | "morning" | "afternoon";

const MORNING = { from: "09:00", to: "12:00", minutes: 180 };
const AFTERNOON = { from: "13:00", to: "16:00", minutes: 180 };

/** As it is typed; figures are text until they are saved. */
export interface CohortForm {
  readonly host: string;
  readonly course: string;
  readonly number: string;
  readonly place: string;
  readonly capacity: string;
  readonly sessions: readonly Session[];
  readonly passAttendance: string;
  readonly passPost: string;
}

export const emptyCohort = (host: string): CohortForm => ({
  host,
  course: "",
  number: "",
  place: "",
  capacity: "40",
  sessions: [],
  passAttendance: "80",
  passPost: "60",
});

export const formOf = (cohort: Cohort): CohortForm => ({
  host: cohort.host,
  course: cohort.course,
  number: String(cohort.number),
  place: cohort.place,
  capacity: String(cohort.capacity),
  sessions: cohort.sessions,
  passAttendance: String(cohort.passAttendance),
  passPost: String(cohort.passPost),
});

/** Days in a row, each with a morning, an afternoon, or both. */
export const proposeSessions = (firstDay: string, days: number, halves: Halves): readonly Session[] =>
  Array.from({ length: days }, (_, at) => addDays(firstDay, at))
    .flatMap((day) => [
      ...(halves === "afternoon" ? [] : [{ day, ...MORNING }]),
      ...(halves === "morning" ? [] : [{ day, ...AFTERNOON }]),
    ])
    .map((session, at) => ({ id: `s${at + 1}`, ...session }));

/** With other times; its minutes are the time between them, as far as that can be a session. */
export const withTimes = (session: Session, change: Partial<Pick<Session, "day" | "from" | "to">>): Session => {
  const next = { ...session, ...change };
  return { ...next, minutes: Math.min(480, Math.max(15, minuteOf(next.to) - minuteOf(next.from))) };
};

/** The next free number of this course among the cohorts that are known. */
export const nextNumber = (cohorts: readonly Cohort[], course: string): number =>
  Math.min(999, 1 + Math.max(0, ...cohorts.filter((each) => each.course === course).map(({ number }) => number)));

export type CohortProblem = "course" | "number" | "place" | "capacity" | "sessions" | "times" | "percent";
export type CohortProblems = Partial<Record<keyof CohortForm, CohortProblem>>;

export const cohortProblems = (form: CohortForm): CohortProblems => ({
  ...(/^[A-Z]{2,8}-\d{1,2}$/u.test(form.course) ? {} : { course: "course" as const }),
  ...(isWithin(form.number, 1, 999) ? {} : { number: "number" as const }),
  ...(form.place.trim() !== "" && form.place.trim().length <= 120 ? {} : { place: "place" as const }),
  ...(isWithin(form.capacity, 1, 200) ? {} : { capacity: "capacity" as const }),
  ...sessionProblem(form.sessions),
  ...(isWithin(form.passAttendance, 0, 100) ? {} : { passAttendance: "percent" as const }),
  ...(isWithin(form.passPost, 0, 100) ? {} : { passPost: "percent" as const }),
});

/** Of a form without problems. */
export const cohortFields = (form: CohortForm) => ({
  number: numberOf(form.number) ?? 1,
  place: form.place.trim(),
  capacity: numberOf(form.capacity) ?? 40,
  sessions: [...form.sessions].sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1)),
  passAttendance: numberOf(form.passAttendance) ?? 80,
  passPost: numberOf(form.passPost) ?? 60,
});

/** The session that is on, or comes next; undefined when all are over. */
export const sessionToCall = ({ sessions }: Pick<Cohort, "sessions">, today: string): Session | undefined =>
  sessions.find(({ day }) => day >= today);

/** Day and half of a session among its own: the second day's morning is 2 of "วันที่ 2". */
export const dayNumber = (sessions: readonly Session[], session: Session): number =>
  new Set(sessions.map(({ day }) => day).filter((day) => day <= session.day)).size;

export const halfOf = ({ from }: Session): "morning" | "afternoon" => (from < "12:00" ? "morning" : "afternoon");

/** Eight letters and digits that are not taken for one another when they are read out. */
export const newPoster = (random: Uint8Array): string =>
  Array.from(random.subarray(0, 8), (byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

const startOf = ({ day, from }: Session): string => `${day} ${from}`;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const sessionProblem = (sessions: readonly Session[]): CohortProblems => {
  if (sessions.length === 0 || sessions.length > 20) return { sessions: "sessions" };
  const isRight = sessions.every(({ day, from, to }) => day !== "" && from < to && minuteOf(to) - minuteOf(from) >= 15);
  return isRight ? {} : { sessions: "times" };
};

const numberOf = (text: string): number | null => {
  const digits = arabicDigits(text.trim());
  return /^\d{1,3}$/u.test(digits) ? Number(digits) : null;
};
const isWithin = (text: string, min: number, max: number): boolean => {
  const value = numberOf(text);
  return value !== null && value >= min && value <= max;
};
