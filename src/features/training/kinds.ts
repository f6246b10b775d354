import type { Kinds } from "#features/feature.ts";

/** The records of teaching, among work of every type. */
export const trainingKinds: Kinds = {
  cohort: { words: "training", unsaid: ["host", "poster", "sessions"] },
  enrolment: { words: "training", unsaid: ["host", "cohortId", "userId", "certificate"] },
  attendance: { words: "training", unsaid: ["host", "cohortId", "enrolmentId", "userId", "poster", "byName"] },
  score: { words: "training", unsaid: ["host", "cohortId", "enrolmentId", "userId"] },
};
