import { expect, test } from "vitest";
import { groupBy } from "#domain/group.ts";
import { recordTypes } from "#domain/record-types.ts";

/** By the registry version that brought them. What is out never moves: each phone would fetch its caseload anew (W7). */
const out: Readonly<Record<number, readonly string[]>> = {
  1: [
    "citizen",
    "conflict",
    "followUp",
    "helpLog",
    "household",
    "membership",
    "review",
    "topic",
    "user",
    "villageTarget",
  ],
  2: ["consent", "privacyRequest"],
  3: ["agency", "centre"],
  4: ["accessNotice"],
  5: ["attempt", "lessonDone"],
  6: ["selfCheck"],
  7: ["attendance", "checkIn", "cohort", "enrolment", "score"],
  8: ["certificate", "issuerKey", "revocation"],
  9: ["incomeAnswer"],
  10: ["samePerson"],
};

test("[W7] a new record type takes the next version of the registry, and no type ever another one", () => {
  const bySince = groupBy(recordTypes, ({ since }) => since);
  expect(Object.fromEntries([...bySince].map(([since, types]) => [since, types.map(({ kind }) => kind)]))).toEqual(out);
});
