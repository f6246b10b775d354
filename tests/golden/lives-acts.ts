/** Outboxes of help that was put right, and of people who stood in two records. */
import { idAt, minutes, patch, person, put, remove, village, type Acts } from "./acts-parts.ts";

const samePerson: Acts = {
  kind: "samePerson",
  drafts: minutes([
    put("samePerson", 261, {
      areaCode: village,
      personId: idAt(2),
      keptId: idAt(1),
      answer: "same",
      by: person,
      at: "2026-11-28T03:00:00.000Z",
    }),
    patch("samePerson", 261, { set: { answer: "different", at: "2026-11-28T03:05:00.000Z" } }),
    put("samePerson", 262, {
      areaCode: village,
      personId: idAt(3),
      keptId: idAt(1),
      answer: "different",
      by: person,
      at: "2026-11-28T03:00:00.000Z",
    }),
    remove("samePerson", 262),
  ]),
};

const given = { areaCode: village, by: person, at: "2026-11-22T04:00:00.000Z", place: "home", topics: ["ID-THAID"] };

const helpPutRight: Acts = {
  kind: "helpLog",
  drafts: minutes([
    put("helpLog", 251, { ...given, citizenId: idAt(1), minutes: 15, outcome: "done", followUpId: idAt(21) }),
    put("helpLog", 252, { ...given, groupCount: 12, minutes: 15, outcome: "done" }),
    patch("helpLog", 251, {
      set: { minutes: 45, note: "รวมเวลาเดินทาง" },
      add: { corrections: ['{"at":"2026-11-23T01:00:00.000Z","was":{"minutes":15,"note":""}}'] },
    }),
    patch("helpLog", 251, {
      set: { outcome: "declined", note: null },
      add: { corrections: ['{"at":"2026-11-24T01:00:00.000Z","was":{"outcome":"done","note":"รวมเวลาเดินทาง"}}'] },
    }),
  ]),
};

export const livesActs: readonly Acts[] = [helpPutRight, samePerson];
