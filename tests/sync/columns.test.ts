import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "#domain/json.ts";
import { fromBlock, toBlock, type WireRow } from "#sync/columns.ts";

const uuid = fc.uuid();
const instant = fc.date({ noInvalidDate: true }).map((date) => date.toISOString());
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("สมชาย ใจดี", "น้ำ", "!", "!!", "!abc", "!AAAAAAAAAAAAAAAAAAAAAA", "ก็", ""),
  uuid,
  uuid.map((id) => id.toUpperCase()),
  uuid.map((id) => `!${id}`),
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
const field = fc.oneof(
  fc.constantFrom("name", "note", "__proto__", "constructor", "toString", "ช่อง", "0", ""),
  fc.string({ maxLength: 5 }),
);
// Object.fromEntries, because assigning `__proto__` would set the prototype instead of a field.
const body = fc.array(fc.tuple(field, json), { maxLength: 8 }).map((fields) => Object.fromEntries(fields));
const rowsOf = (id: fc.Arbitrary<string>): fc.Arbitrary<WireRow[]> =>
  fc.uniqueArray(
    fc.record({
      id,
      seq: fc.nat(),
      body: fc.option(
        fc.oneof(
          body,
          instant.map((at) => ({ at })),
        ),
        { nil: null, freq: 4 },
      ),
    }),
    { selector: (row) => row.id, maxLength: 12 },
  );
const rows = fc.oneof(rowsOf(text), rowsOf(uuid), rowsOf(fc.uuid({ version: 7 })));

const overTheWire = (sent: readonly WireRow[]): WireRow[] =>
  // What a JSON parser returns is what the other end works on.
  fromBlock(JSON.parse(JSON.stringify(toBlock("t:330104", "citizen", sent))) as ReturnType<typeof toBlock>);

test("[W6] whatever rows hold, they come out of the columns as they went in", () => {
  fc.assert(
    fc.property(rows, (sent) => {
      const kept = sent.filter((row) => row.body !== null);
      const removed = sent.filter((row) => row.body === null);
      // JSON has no minus zero and no undefined; nothing else may change.
      expect(overTheWire(sent)).toEqual(JSON.parse(JSON.stringify([...kept, ...removed])));
    }),
    { numRuns: 400 },
  );
});

test("[W6] a field named __proto__ stays a field", () => {
  const odd = JSON.parse('{"__proto__":{"polluted":true},"a":1}') as Record<string, Json>;
  const [row] = overTheWire([{ id: "x", seq: 1, body: odd }]);
  expect(Object.keys(row?.body ?? {})).toEqual(["__proto__", "a"]);
  expect({}).not.toHaveProperty("polluted");
});

const ID = "01939d3a-1c2b-7def-8abc-0123456789ab";

test("[W6] a UUID travels as 22 letters and a mark", () => {
  const block = toBlock("t:330104", "helpLog", [{ id: "a", seq: 1, body: { citizenId: ID } }]);
  expect(block.f["citizenId"]).toEqual([expect.stringMatching(/^![\w-]{22}$/)]);
  expect(fromBlock(block)[0]?.body).toEqual({ citizenId: ID });
});

test("[W6] of rows' own ids the times travel as steps, and 13 letters each", () => {
  const later = "01939d3a-1c2f-7fff-bfff-ffffffffffff";
  const block = toBlock("t:330104", "helpLog", [
    { id: ID, seq: 1, body: {} },
    { id: later, seq: 2, body: {} },
  ]);
  expect(block.id).toEqual({ v7: [Number.parseInt("01939d3a1c2b", 16), 4], r: expect.stringMatching(/^[\w-]{26}$/) });
  expect(fromBlock(block).map(({ id }) => id)).toEqual([ID, later]);
});

test("[W6] instants travel as steps if each would be written so again, and as they are otherwise", () => {
  const times = (...at: readonly string[]) => {
    const written = at.map((when) => ({ id: "", seq: 0, body: { when } }));
    return toBlock("g", "x", written).f["when"];
  };
  expect(times("2026-11-22T04:00:00.000Z", "2026-11-22T03:59:58.999Z")).toEqual({ ms: [1795320000000, -1001] });
  const odd = ["2026-11-22T04:00:00Z", "2026-11-22T04:00:00.000+07:00", "2026-11-22", "2026-02-31T00:00:00.000Z", ""];
  for (const other of odd)
    expect(times("2026-11-22T04:00:00.000Z", other)).toEqual(["2026-11-22T04:00:00.000Z", other]);
});

test("[W6] the phone takes no block that it cannot read, so that its cursor does not move on", () => {
  const whole = toBlock("t:330104", "helpLog", [{ id: ID, seq: 1, body: { at: "2026-11-22T04:00:00.000Z" } }]);
  for (const broken of [
    { id: [] },
    { id: { v7: [1], r: "" } },
    { f: { at: { ms: [1, 2] } } },
    { f: { at: { brotli: 7 } } },
  ])
    expect(() => fromBlock({ ...whole, ...broken } as typeof whole)).toThrow("not a column");
});

test("[W6] a key travels once, numbers as differences, and deleted rows without a body", () => {
  const block = toBlock("t:330104", "citizen", [
    { id: "a", seq: 4711, body: { name: "ก" } },
    { id: "b", seq: 4713, body: { name: "ข", phone: "081" } },
    { id: "c", seq: 4712, body: null },
  ]);
  expect(block).toEqual({
    p: "t:330104",
    k: "citizen",
    id: ["a", "b"],
    seq: [4711, 2],
    f: { name: ["ก", "ข"], phone: [null, "081"] },
    rm: { id: ["c"], seq: [4712] },
  });
});
