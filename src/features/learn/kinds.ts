import type { Kinds } from "#features/feature.ts";

export const learnKinds: Kinds = {
  lessonDone: { words: "learn", unsaid: ["part"] },
  attempt: { words: "learn", unsaid: ["answers", "version", "startedAt", "host", "cohortId", "scoreId"] },
  checkIn: { words: "learn", unsaid: ["host", "cohortId", "attendanceId", "poster"] },
};
