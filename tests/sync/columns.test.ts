import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Json } from "#domain/json.ts";
import { fromBlock, toBlock, type WireRow } from "#sync/columns.ts";

const uuid = fc.uuid();
const text = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("สมชาย ใจดี", "น้ำ", "!", "!!", "!abc", "!AAAAAAAAAAAAAAAAAAAAAA", "ก็", ""),
  uuid,
  uuid.map((id) => id.toUpperCase()),
  uuid.map((id) => `!${id}`),
);
const json: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    text,
    fc.integer(),
    fc.boolean(),
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
const rows = fc.uniqueArray(
  fc.record({ id: fc.oneof(uuid, text), seq: fc.nat(), body: fc.option(body, { nil: null, freq: 4 }) }),
  { selector: ({ id }) => id, maxLength: 12 },
);

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

test("[W6] a UUID travels as 22 letters and a mark", () => {
  const id = "01939d3a-1c2b-7def-8abc-0123456789ab";
  const block = toBlock("t:330104", "helpLog", [{ id, seq: 1, body: { citizenId: id } }]);
  expect(block.id[0]).toMatch(/^![\w-]{22}$/);
  expect(block.f["citizenId"]).toEqual(block.id);
  expect(fromBlock(block)[0]).toEqual({ id, seq: 1, body: { citizenId: id } });
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
