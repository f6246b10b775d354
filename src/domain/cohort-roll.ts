/**
 * Who is in a cohort, who was there, and who passed: reckoned anew from what was recorded on any number of phones, so that
 * nobody counts twice. The figures L1 to L5: docs/architecture.md.
 */
import { groupBy } from "./group.ts";
import type { Attendance } from "./records/attendance.ts";
import type { Cohort } from "./records/cohort.ts";
import type { Enrolment } from "./records/enrolment.ts";
import type { Score } from "./records/score.ts";

export const WAITING_MOST = 200;

/** What somebody still lacks; of nobody who passed. */
export type Lack = "attendance" | "postTest" | "postScore";

export interface Learner {
  readonly enrolment: Enrolment;
  /** What was recorded of each session that they were in, the earliest first. */
  readonly present: ReadonlyMap<string, readonly Attendance[]>;
  readonly minutes: number;
  /** In whole percent, rounded down: 79.9 is not 80. */
  readonly attended: number;
  /** The best go, in whole percent; undefined where there was none. */
  readonly pre: number | undefined;
  readonly post: number | undefined;
  /** In points; undefined where one of the tests is missing. */
  readonly gain: number | undefined;
  readonly lacks: readonly Lack[];
}

interface Share {
  readonly n: number;
  readonly of: number;
}

export interface CohortFigures {
  /** L1: were there for as long as the rule asks, of those enrolled. */
  readonly completed: Share;
  /** L2: the mean of gains in points, of those who took both tests; null where nobody did. */
  readonly gain: { readonly points: number; readonly n: number } | null;
  /** L3: passed both rules, of those enrolled. */
  readonly passed: Share;
  /** L4 */
  readonly certificates: number;
  /** L5: were there at least once, of the places that there are. */
  readonly filled: Share;
}

export interface CohortRoll {
  /** Those with a place, each once, by when they were enrolled. */
  readonly learners: readonly Learner[];
  readonly waiting: readonly Enrolment[];
  /** The same account or citizen, enrolled a second time by another phone: counted with the first. */
  readonly doubles: readonly Enrolment[];
  /** Whose code was read, and who has no place: one for each account. */
  readonly unmatched: readonly Attendance[];
  /** How many more have a place than there are places. */
  readonly overfull: number;
  readonly figures: CohortFigures;
}

export const cohortRoll = (
  cohort: Cohort,
  enrolments: readonly Enrolment[],
  attendances: readonly Attendance[],
  scores: readonly Score[],
): CohortRoll => {
  const ofCohort = <R extends { readonly cohortId: string }>(records: readonly R[]): readonly R[] =>
    records.filter(({ cohortId }) => cohortId === cohort.id);
  const enrolled = ofCohort(enrolments).toSorted(byTime);
  const people = [...groupBy(withSeat(enrolled, "place"), personOf).values()];
  const placed = new Set(people.map(([first]) => first && personOf(first)));
  const waiting = [...groupBy(withSeat(enrolled, "waiting"), personOf)].flatMap(([person, [first]]) =>
    first && !placed.has(person) ? [first] : [],
  );
  // In one pass: a cohort of 200 with 20 sessions has 4,000 of them.
  const owner = new Map(
    people.flatMap((same) => same.flatMap((one) => namesOf(one).map((name) => [name, same] as const))),
  );
  const ownerOf = ({ enrolmentId, userId }: Named): readonly Enrolment[] | undefined =>
    owner.get(enrolmentId ?? "") ?? owner.get(userId ?? "");
  const sessions = new Set(cohort.sessions.map(({ id }) => id));
  const seen = ofCohort(attendances)
    .filter(
      ({ session, method, poster }) => sessions.has(session) && (method !== "posterQr" || poster === cohort.poster),
    )
    .toSorted(byTime);
  const seenOf = groupBy(seen, ownerOf);
  const scoresOf = groupBy(ofCohort(scores), ownerOf);
  const learners = people.flatMap((same) => {
    const [enrolment] = same;
    return enrolment ? [learnerIn(cohort, enrolment, seenOf.get(same) ?? [], scoresOf.get(same) ?? [])] : [];
  });
  const strangers = (seenOf.get(undefined) ?? []).filter(({ userId }) => userId !== undefined);
  return {
    learners,
    waiting,
    doubles: people.flatMap(([, ...again]) => again),
    unmatched: [...groupBy(strangers, ({ userId }) => userId).values()].flatMap(([first]) => first ?? []),
    overfull: Math.max(0, learners.length - cohort.capacity),
    figures: figuresOf(cohort, learners),
  };
};

/** The seat that is left for one more; null when the waiting list is full too. */
export const seatLeft = (
  { capacity }: Cohort,
  taken: { readonly places: number; readonly waiting: number },
): "place" | "waiting" | null => {
  if (taken.places < capacity) return "place";
  return taken.waiting < WAITING_MOST ? "waiting" : null;
};

/** Who called how many in this session, each learner under whoever was first; `null`: they read the poster themselves. */
export const callersOf = (
  learners: readonly Learner[],
  session: string,
): ReadonlyMap<string | null, readonly Attendance[]> =>
  groupBy(
    learners.flatMap(({ present }) => present.get(session)?.[0] ?? []),
    ({ method, by }) => (method === "posterQr" ? null : by),
  );

interface Named {
  readonly enrolmentId?: string;
  readonly userId?: string;
}

const withSeat = (enrolments: readonly Enrolment[], seat: Enrolment["seat"]): readonly Enrolment[] =>
  enrolments.filter((each) => each.seat === seat);

/** The same person under two enrolments has the same account or is the same citizen. */
export const personOf = ({ id, userId, citizenId }: Enrolment): string => userId ?? citizenId ?? id;

const namesOf = ({ id, userId }: Enrolment): readonly string[] => (userId === undefined ? [id] : [id, userId]);

const learnerIn = (
  cohort: Cohort,
  enrolment: Enrolment,
  seen: readonly Attendance[],
  scores: readonly Score[],
): Learner => {
  const present = groupBy(seen, ({ session }) => session);
  const total = minutesOf(cohort.sessions);
  const minutes = minutesOf(cohort.sessions.filter(({ id }) => present.has(id)));
  const [pre, post] = [bestOf(scores, "pre"), bestOf(scores, "post")];
  const attended = Math.floor((minutes * 100) / total);
  const lacks: Lack[] = [];
  if (attended < cohort.passAttendance) lacks.push("attendance");
  if (post === undefined) lacks.push("postTest");
  else if (post < cohort.passPost) lacks.push("postScore");
  const gain = pre === undefined || post === undefined ? undefined : post - pre;
  return { enrolment, present, minutes, attended, pre, post, gain, lacks };
};

const minutesOf = (sessions: Cohort["sessions"]): number => sessions.reduce((sum, { minutes }) => sum + minutes, 0);

const bestOf = (scores: readonly Score[], test: Score["test"]): number | undefined => {
  const percents = scores.filter((each) => each.test === test).map(({ right, of }) => Math.round((right * 100) / of));
  return percents.length === 0 ? undefined : Math.max(...percents);
};

const figuresOf = ({ capacity }: Cohort, learners: readonly Learner[]): CohortFigures => {
  const share = (n: number): Share => ({ n, of: learners.length });
  const gains = learners.flatMap(({ gain }) => gain ?? []);
  const points = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  return {
    completed: share(learners.filter(({ lacks }) => !lacks.includes("attendance")).length),
    gain: gains.length === 0 ? null : { points: Math.round(points * 10) / 10, n: gains.length },
    passed: share(learners.filter(({ lacks }) => lacks.length === 0).length),
    certificates: learners.filter(({ enrolment }) => enrolment.certificate !== undefined).length,
    filled: { n: learners.filter(({ present }) => present.size > 0).length, of: capacity },
  };
};

/** The same order on every phone. */
const byTime = (
  a: { readonly at: string; readonly id: string },
  b: { readonly at: string; readonly id: string },
): number => (a.at < b.at || (a.at === b.at && a.id < b.id) ? -1 : 1);
