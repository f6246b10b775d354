/** The short form of `npm run fuzz:hostile`: whatever is sent, the rules of what-holds.ts hold, and breaking one is seen. */
import { expect, test } from "vitest";
import { recordTypes } from "#domain/record-types.ts";
import { chanceFrom } from "#tests/simulation/chance.ts";
import { freshDatabase } from "#tests/machine/fresh-database.ts";
import { brokenChange, corpus } from "./hostile-changes.ts";
import { hostileStrings } from "./hostile-strings.ts";
import { asJson } from "./hostile-values.ts";
import { throwHostile, unasked, type Thrown } from "./throw-hostile.ts";
import { isAsSent } from "./watching-phone.ts";
import { leftBehind, shapeProblems, syncProblems } from "./what-holds.ts";
import { wholeRecord } from "./whole-record.ts";

const writer = { userId: "019ab000-0000-7000-8000-000000000001", areaCode: "98010101" };

/** Whether everything was thrown, and what did not hold. */
const told = (thrown: Thrown) => ({
  faults: thrown.faults,
  unasked: unasked(thrown),
  isWholeCorpus: thrown.changes >= corpus.length,
  oneSided: [...thrown.kinds].filter(([, { taken, refused }]) => taken === 0 || refused === 0).map(([kind]) => kind),
});
const allHeld = { faults: [], unasked: [], isWholeCorpus: true, oneSided: [] };

test("on SQLite, nothing hostile makes the server fail, stays where it was refused, or reaches another village", async () => {
  expect(told(await throwHostile(500, 3))).toEqual(allHeld);
}, 60_000);

test("on PostgreSQL, neither", async () => {
  const fresh = await freshDatabase();
  expect(told(await throwHostile(300, 4, fresh.url))).toEqual(allHeld);
  await fresh.drop();
}, 60_000);

test("200 texts and more go through every text field that a phone may write", () => {
  expect(hostileStrings.length).toBeGreaterThanOrEqual(200);
  const fields = [...new Set(corpus.map(([{ kind }, field]) => `${kind}.${field}`))];
  expect(fields).toEqual(
    expect.arrayContaining(["citizen.name", "helpLog.note", "household.houseNo", "review.change"]),
  );
  expect(corpus).toHaveLength(fields.length * hostileStrings.length);
});

test("a whole record of every type is made from its fields alone, and every type is thrown at the server broken", () => {
  const chance = chanceFrom(1);
  for (const type of recordTypes) expect(Object.keys(wholeRecord(type, chance, writer))).not.toEqual([]);
  const changes = Array.from({ length: 20 * recordTypes.length }, (_, at) => brokenChange(at, chance, writer, []));
  const text = changes.map(({ change }) => asJson(change)).join("");
  expect(recordTypes.filter(({ kind }) => !text.includes(`"k":"${kind}"`)).map(({ kind }) => kind)).toEqual([]);
});

test("the same seed throws the same", () => {
  const thrown = (seed: number): string => {
    const chance = chanceFrom(seed);
    return asJson(Array.from({ length: 50 }, (_, at) => brokenChange(at, chance, writer, [])));
  };
  expect(thrown(7)).toBe(thrown(7));
  expect(thrown(7)).not.toBe(thrown(8));
});

test("each rule notices when it is broken", () => {
  const headers = { "content-type": "application/problem+json" };
  const says = (statusCode: number, body: object) =>
    shapeProblems({ statusCode, headers, body: JSON.stringify({ title: "t", status: statusCode, ...body }) });
  expect(says(400, { code: "field", field: "c" })).toEqual([]);
  expect(says(503, { code: "busy" })).not.toEqual([]);
  expect(says(400, { code: "nonsense" })).not.toEqual([]);
  expect(says(400, { code: "field", field: "x".repeat(61) })).not.toEqual([]);
  expect(says(400, { code: "field", stack: "at x" })).not.toEqual([]);
  expect(syncProblems('{"ack":{"g":{"n":1}}}', new Map([["g", 2]]))).not.toEqual([]);
  expect(syncProblems('{"res":[{"s":"lost"}]}', new Map())).not.toEqual([]);
  expect(leftBehind({ row: 1, used_nonce: 1 }, { row: 2, used_nonce: 2 }, true)).toEqual([
    "what was refused left something in row",
  ]);
  expect(isAsSent({ name: "\u0e33", note: null }, { name: "\u0e33" })).toBe(true);
  expect(isAsSent({ name: "\u0e33" }, { name: "\u0e4d\u0e32" })).toBe(false);
});
