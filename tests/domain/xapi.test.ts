/** What stands here of xAPI 1.0.3 (github.com/adlnet/xAPI-Spec, xAPI-Data.md) is said again in our own words. */
import { array, assert, constantFrom, integer, option, property, record, uuid, type Arbitrary } from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { certificateCode, LETTER_COUNT } from "#domain/certificate-code.ts";
import type { Attempt } from "#domain/records/attempt.ts";
import type { Certificate } from "#domain/records/certificate.ts";
import type { LessonDone } from "#domain/records/lesson-done.ts";
import { xapiStatements, type Learning } from "#domain/xapi.ts";
import { whole } from "./whole-records.ts";

const iri = v.pipe(v.string(), v.url());
const words = v.record(v.pipe(v.string(), v.regex(/^[a-z]{2}$/u)), v.pipe(v.string(), v.nonEmpty()));
const score = v.pipe(
  v.strictObject({
    scaled: v.pipe(v.number(), v.minValue(-1), v.maxValue(1)),
    raw: v.number(),
    min: v.number(),
    max: v.number(),
  }),
  v.check(({ raw, min, max }) => min < max && min <= raw && raw <= max),
);
const statement = v.strictObject({
  id: v.pipe(v.string(), v.uuid()),
  actor: v.strictObject({
    objectType: v.literal("Agent"),
    account: v.strictObject({ homePage: iri, name: v.pipe(v.string(), v.uuid()) }),
  }),
  verb: v.strictObject({ id: iri, display: words }),
  object: v.strictObject({
    objectType: v.literal("Activity"),
    id: iri,
    definition: v.strictObject({ type: iri, name: v.exactOptional(words) }),
  }),
  timestamp: v.pipe(v.string(), v.isoTimestamp()),
  result: v.exactOptional(
    v.strictObject({ score, completion: v.literal(true), success: v.exactOptional(v.boolean()) }),
  ),
});

const origin = "https://asa.example.go.th";
const at = integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString());
const whose = { by: uuid(), citizenId: option(uuid(), { nil: undefined }) };
const course = constantFrom("FAKE-3", "ECOM-18", "OLD-1");
const lessons: Arbitrary<LessonDone> = record({
  ...whose,
  id: uuid(),
  at,
  course,
  item: constantFrom("1/1", "12/3"),
}).map((each) => ({ part: "0".repeat(16), ...each }) as LessonDone);
const attempts: Arbitrary<Attempt> = record({
  ...whose,
  id: uuid(),
  at,
  course,
  test: constantFrom("pre", "post", "3"),
  asked: integer({ min: 1, max: 40 }),
  right: integer({ min: 0, max: 40 }),
}).map(({ asked, right, ...each }) => {
  const answers = Array.from({ length: asked }, (_, q) => ({ q: `1/q${q + 1}`, c: 0 }));
  return { ...each, version: "0".repeat(16), startedAt: each.at, answers, right: Math.min(right, asked) } as Attempt;
});
const certificates: Arbitrary<Certificate> = record({
  ...whose,
  numbers: array(integer({ min: 0, max: LETTER_COUNT - 1 }), { minLength: 7, maxLength: 7 }),
}).map(({ numbers, ...each }) => {
  const code = certificateCode(numbers);
  return { ...whole["certificate"], ...each, id: code, code } as unknown as Certificate;
});
const distinct = <T extends { readonly id: string }>(of: Arbitrary<T>): Arbitrary<T[]> =>
  array(of, { maxLength: 8 }).map((all) => [...new Map(all.map((each) => [each.id, each])).values()]);
const learning: Arbitrary<Learning> = record({
  lessons: distinct(lessons),
  attempts: distinct(attempts),
  certificates: distinct(certificates),
});
const passOf = (code: string): number | undefined => (code === "OLD-1" ? undefined : 60);

test("every statement is one that a learning record store takes, each record gives one, and none says a name", () => {
  assert(
    property(learning, (all) => {
      const made = xapiStatements(all, { origin, passOf });
      // As it stands in the file: what is undefined is not there.
      const read = v.parse(v.array(statement), JSON.parse(JSON.stringify(made)));
      const count = all.lessons.length + all.attempts.length + all.certificates.length;
      expect(new Set(read.map(({ id }) => id)).size).toBe(count);
      expect(read.map(({ timestamp }) => Date.parse(timestamp))).toEqual(
        read.map(({ timestamp }) => Date.parse(timestamp)).toSorted((a, b) => a - b),
      );
      expect(JSON.stringify(made)).not.toContain("น้ำเพชร");
    }),
  );
});

test("the same history gives the same statements, in whatever order it lies on the phone", () => {
  assert(
    property(learning, (all) => {
      const turned = { ...all, lessons: all.lessons.toReversed(), attempts: all.attempts.toReversed() };
      expect(xapiStatements(turned, { origin, passOf })).toEqual(xapiStatements(all, { origin, passOf }));
    }),
  );
});

test("only the test after a course is passed or failed; whoever a citizen learnt beside is not the one who learnt", () => {
  const go = (name: string, right: number) => {
    const id = `019ab000-0000-7000-8000-00000000000${right}`;
    return { ...whole["attempt"], id, test: name, right } as unknown as Attempt;
  };
  const asked = go("post", 0).answers.length;
  const verbsOf = (each: Attempt) =>
    xapiStatements({ lessons: [], attempts: [each], certificates: [] }, { origin, passOf }).map(({ verb }) => verb.id);
  expect(verbsOf(go("post", asked))).toEqual(["http://adlnet.gov/expapi/verbs/passed"]);
  expect(verbsOf(go("post", 0))).toEqual(["http://adlnet.gov/expapi/verbs/failed"]);
  expect(verbsOf(go("pre", 0))).toEqual(["http://adlnet.gov/expapi/verbs/completed"]);
  const citizen = { ...go("pre", 0), citizenId: "019ab000-0000-7000-8000-0000000000c1" };
  const [made] = xapiStatements({ lessons: [], attempts: [citizen], certificates: [] }, { origin, passOf });
  expect(made?.actor.account).toEqual({ homePage: origin, name: citizen.citizenId });
});
