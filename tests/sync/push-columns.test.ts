import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "#domain/json.ts";
import { packPush, unpackPush } from "#sync/push-columns.ts";
import { limits, type Mutation, type SyncRequest } from "#sync/wire.ts";

const overTheLink = (sent: unknown): ReturnType<typeof unpackPush> => unpackPush(JSON.parse(JSON.stringify(sent)));

const requestOf = (...m: readonly Mutation[]): SyncRequest => ({
  c: "me",
  cur: null,
  lim: 65_536,
  push: [{ p: "t:330104", m }],
});

/** The nth of a volunteer's help logs. */
const log = (n: number, set: Record<string, Json> = {}): Mutation => ({
  n,
  v: 1,
  k: "helpLog",
  id: `01939d3a-1c2b-7def-8abc-${String(n).padStart(12, "0")}`,
  op: "put",
  at: new Date(1_795_320_000_000 + n * 61_001).toISOString(),
  b: 0,
  set: { areaCode: "33010402", outcome: "done", note: "สอนดูลิงก์ปลอม", ...set },
});
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

const instant = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    "2026-11-22T04:00:00Z",
    "2026-11-22T11:00:00+07:00",
    "1969-12-31T23:59:59.999Z",
    "+012026-01-01T00:00:00.000Z",
  ),
);
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("สมชาย ใจดี", "น้ำ", "!", "!!", "!abc", "!AAAAAAAAAAAAAAAAAAAAAA", ""),
  fc.uuid(),
  instant,
);
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    text,
    fc.integer(),
    fc.constantFrom(true, false, null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.string(), tie("value"), { maxKeys: 3 }),
  ),
})).value;
// Mostly the same few: a request whose mutations share no field is not packed at all.
const name = fc.oneof(
  { arbitrary: fc.constantFrom("name", "note", "at", "__proto__", "constructor", "ช่อง"), weight: 9 },
  { arbitrary: fc.string({ maxLength: 5 }), weight: 1 },
);
// Object.fromEntries, because assigning `__proto__` would set the prototype instead of a field.
const fieldsOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.array(fc.tuple(name, value), { maxLength: 5 }).map((fields) => Object.fromEntries(fields));
const words = fieldsOf(fc.array(text, { maxLength: 3 }));

/** Of few kinds and acts, so that runs are common; numbers mostly follow one another. */
const mutation: fc.Arbitrary<Mutation> = fc.record(
  {
    n: fc.constantFrom(1, 1, 1, 2, 40),
    v: fc.constantFrom(1, 1, 2),
    k: fc.constantFrom("helpLog", "helpLog", "__proto__"),
    id: fc.oneof(fc.uuid({ version: 7 }), fc.uuid({ version: 7 }), text),
    op: fc.constantFrom("put", "put", "patch", "delete"),
    at: instant,
    b: fc.constantFrom(0, 0, 4711),
    set: fieldsOf(json),
    add: words,
    del: words,
    inc: fieldsOf(fc.integer()),
  },
  { requiredKeys: ["n", "v", "k", "id", "op", "at", "b"] },
);
const mutations = fc.array(mutation, { maxLength: 30 }).map((drawn) => {
  let n = 0;
  return drawn.map((each) => ({ ...each, n: (n += each.n) }));
});

test("[W6] whatever mutations hold, they come out of a packed push as they went in", () => {
  fc.assert(
    fc.property(fc.array(mutations, { maxLength: 3 }), (groups) => {
      const push = groups.filter((m) => m.length > 0).map((m, at) => ({ p: `t:33010${at}`, m }));
      const request: SyncRequest = { c: "me", cur: "x", lim: 65_536, push };
      expect(overTheLink(packPush(request))).toEqual({ ok: true, value: JSON.parse(JSON.stringify(request)) });
    }),
    { numRuns: 400 },
  );
});

test("[W6] a run of alike changes travels as one block, with each key said once", () => {
  const { push } = packPush(requestOf(...range(3).map((at) => log(at + 7))));
  expect(push).toEqual([
    {
      p: "t:330104",
      c: [
        {
          n: 7,
          k: "helpLog",
          v: 1,
          op: "put",
          id: { v7: [expect.any(Number), 0, 0], r: expect.stringMatching(/^[\w-]{39}$/) },
          at: { ms: [1_795_320_427_007, 61_001, 61_001] },
          set: {
            areaCode: ["33010402", "33010402", "33010402"],
            outcome: ["done", "done", "done"],
            note: ["สอนดูลิงก์ปลอม", "สอนดูลิงก์ปลอม", "สอนดูลิงก์ปลอม"],
          },
        },
      ],
    },
  ]);
});

test("[W6] emptying a field is told apart from leaving it alone", () => {
  const request = requestOf(log(1, { note: null }), log(2), { ...log(3), set: { outcome: "partly" } });
  expect(packPush(request).push[0]).toMatchObject({ c: [{ set: { note: ["!", "สอนดูลิงก์ปลอม", null] } }] });
  expect(overTheLink(packPush(request))).toEqual({ ok: true, value: request });
});

test("[W6] changes that have no field in common travel as they are, and a request never grows", () => {
  const apart = requestOf(...range(60).map((at) => ({ ...log(at + 1), set: { [`field${at}`]: at } })));
  expect(packPush(apart)).toEqual(apart);
  fc.assert(
    fc.property(mutations, (m) => {
      expect(JSON.stringify(packPush(requestOf(...m))).length).toBeLessThanOrEqual(
        JSON.stringify(requestOf(...m)).length,
      );
    }),
  );
});

test("[W6] a push that is not packed is left as it came, right or wrong", () => {
  const plain = [requestOf(log(1)), null, 7, [], {}, { push: null }, { push: [null, [], { p: 1 }, { m: [], c: [] }] }];
  for (const sent of plain) expect(overTheLink(sent)).toEqual({ ok: true, value: sent });
});

const block = { n: 1, k: "helpLog", v: 1, op: "put", id: ["a", "b"], at: ["x", "y"], set: { note: ["ก", "ข"] } };

test.each<[string, object]>([
  ["id", { id: undefined }],
  ["id", { id: "ab" }],
  ["id", { id: [] }],
  ["id", { id: range(limits.mutationsPerRequest + 1) }],
  ["id", { id: { length: 1e6 } }],
  ["id", { id: { v7: [1, 2] } }],
  ["id", { id: { v7: [1, 2], r: "A".repeat(25) } }],
  ["id", { id: { v7: [1, 2], r: "ก".repeat(26) } }],
  ["id", { id: { v7: [2 ** 48, 0], r: "A".repeat(26) } }],
  ["id", { id: { v7: [0, -1], r: "A".repeat(26) } }],
  ["at", { at: undefined }],
  ["at", { at: ["x"] }],
  ["at", { at: { ms: [1, 2, 3] } }],
  ["at", { at: { ms: [1, null] } }],
  ["at", { at: { ms: [0.5, 1] } }],
  ["at", { at: { ms: [8.64e15, 1] } }],
  ["at", { at: { ms: [1e308, 1e308] } }],
  ["at", { at: { ms: { length: 2 } } }],
  ["at", { at: JSON.parse('{"__proto__":{"ms":[1,2]}}') as object }],
  ["b", { b: 7 }],
  ["add", { add: { topics: ["a"] } }],
  ["inc", { inc: [{}, {}, {}] }],
  ["set", { set: null }],
  ["set", { set: [] }],
  ["set.note", { set: { note: ["ก"] } }],
  ["set.__proto__", { set: JSON.parse('{"__proto__":{"polluted":1}}') as object }],
  ["n", { n: undefined }],
  ["n", { n: 0 }],
  ["n", { n: 1.5 }],
  ["n", { n: 1e300 }],
  ["n", { n: "1" }],
  ["count", { count: 1e6 }],
  ["more", { more: ["x", "y"] }],
])("[W6] a block is refused by the name of its part: %s of %j", (field, broken) => {
  const push = [
    { p: "g", m: [] },
    { p: "t:330104", c: [block, { ...block, n: 3, ...broken }] },
  ];
  expect(overTheLink({ push })).toEqual({ ok: false, error: { field: `push.1.c.1.${field}` } });
});

test("[W6] blocks that hold more than a request may are refused before they are taken apart", () => {
  const full = { ...block, id: range(150), at: range(150), set: {} };
  expect(overTheLink({ push: [{ p: "g", c: [full, full] }] })).toEqual({
    ok: false,
    error: { field: "push.0.c.1.id" },
  });
  expect(overTheLink({ push: [{ p: "g", c: [] }] })).toEqual({ ok: false, error: { field: "push.0.c" } });
});

test("[W4] what is wrong inside a packed mutation is left for its own answer", () => {
  const odd = { ...block, k: 7, op: null, id: [{ a: 1 }, "!"], at: [null, 7], b: [null, 1.5], add: [null, "x"] };
  expect(overTheLink({ push: [{ p: "g", c: [odd] }] })).toEqual({
    ok: true,
    value: {
      push: [
        {
          p: "g",
          m: [
            { n: 1, k: 7, v: 1, op: null, id: { a: 1 }, set: { note: "ก" } },
            { n: 2, k: 7, v: 1, op: null, id: null, at: 7, b: 1.5, add: "x", set: { note: "ข" } },
          ],
        },
      ],
    },
  });
});

test("[W6] no JSON at all makes unpacking throw", () => {
  const column = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.array(json, { minLength: 1, maxLength: 2 }),
    fc.record({ ms: fc.array(fc.oneof(fc.integer(), fc.double()), { maxLength: 2 }) }),
    fc.record({ v7: fc.array(fc.maxSafeInteger(), { maxLength: 2 }), r: fc.string({ maxLength: 26 }) }),
  );
  const anyBlock = fc.record(
    {
      n: fc.oneof(fc.nat(), fc.double()),
      k: json,
      v: json,
      op: json,
      id: column,
      at: column,
      b: column,
      set: fieldsOf(column),
      add: column,
    },
    { requiredKeys: ["n", "id", "at"] },
  );
  const group = fc.record({ p: json, c: fc.oneof(fc.array(anyBlock, { maxLength: 3 }), fc.jsonValue()) });
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.record({ push: fc.oneof(fc.array(group, { maxLength: 3 }), fc.jsonValue()) }),
  );
  fc.assert(
    fc.property(anything, (value) => {
      const unpacked = overTheLink(value);
      expect(unpacked.ok ? "push.0.c" : unpacked.error.field).toMatch(/^push\.\d+\.c/);
    }),
    { numRuns: 2_000 },
  );
  expect({}).not.toHaveProperty("polluted");
});
