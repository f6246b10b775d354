/** Whom the records of each type are about, and what an erasure makes of them. */
import { expect, test } from "vitest";
import { id as idSchema } from "#domain/field-types.ts";
import { recordTypes } from "#domain/record-types.ts";

/** Fields that hold the id of somebody with an account, of a record, or of another row. */
const NOT_A_CITIZEN = new Set([
  "by",
  "userId",
  "lostBy",
  "decidedBy",
  "helpLogId",
  "followUpId",
  "householdId",
  "after",
  "cohortId",
  "enrolmentId",
]);
const NOT_A_CITIZEN_EITHER = new Set(["clientId", "recordId", "movedFrom", "attendanceId", "scoreId", "keptId"]);

const holdsId = (schema: unknown): boolean =>
  schema === idSchema ||
  (typeof schema === "object" && schema !== null && "wrapped" in schema && holdsId(schema.wrapped));

test("a type with a person's id says that it is about them, and how long it is kept", () => {
  for (const type of recordTypes) {
    const { kind, subject, fields } = type;
    const about = typeof subject === "object" && "person" in subject ? [subject.person] : [];
    const others = Object.entries(fields).filter(([field, schema]) => holdsId(schema) && !about.includes(field));
    const unknown = others.map(([field]) => field).filter((f) => !NOT_A_CITIZEN.has(f) && !NOT_A_CITIZEN_EITHER.has(f));
    expect([kind, unknown]).toEqual([kind, []]);
    expect([kind, subject === "nobody" ? type.personal : []]).toEqual([kind, []]);
  }
});

test("[E1] of what is about a person, each personal field is emptied, dashed, or no more than a number", () => {
  for (const { kind, subject, fields, personal } of recordTypes) {
    if (typeof subject !== "object" || !("person" in subject)) continue;
    const { person, empties = [], dashes = [] } = subject;
    const left = personal.filter((field) => ![person, ...empties, ...dashes, ...BARE_NUMBERS].includes(field));
    expect([kind, left]).toEqual([kind, []]);
    // What is emptied may be missing, or the record could not be read afterwards.
    for (const field of empties) expect([kind, field, fields[field]?.type]).toEqual([kind, field, "exact_optional"]);
  }
});
/** A house's number names nobody. */
const BARE_NUMBERS = ["houseNo"];

test("[E1] a type that repeats what others say has facts, by which it is found wherever it lives", () => {
  const copies = recordTypes.filter(({ subject }) => typeof subject === "object" && "record" in subject);
  expect(copies.map(({ kind, facts }) => [kind, facts !== null])).toEqual([
    ["conflict", true],
    ["review", true],
  ]);
});
