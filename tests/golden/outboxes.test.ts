/**
 * What phones out there may still send, for ever: a push request of every record type and schema version, as the
 * release of its day made it. A missing one is written by `node tests/golden/write.ts KIND`.
 */
import { describe, expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { ruleOf } from "#domain/record-kind.ts";
import type { RecordType } from "#domain/record-type.ts";
import { recordType, recordTypes } from "#domain/record-types.ts";
import { touchedFields } from "#sync/merge.ts";
import { plainly } from "#tests/simulation/plain-model.ts";
import { changedFiles } from "./checksums.ts";
import { mutationsIn, outboxNames, readBodies, readOutbox, type Outbox } from "./outbox.ts";
import { replay } from "./replay.ts";

const outboxes = outboxNames().map((name) => [name, readOutbox(name)] as const);
/** Those that no phone may write are in no outbox. */
const written = recordTypes.filter(({ write }) => write.length > 0);

/** Every field of it that a phone fills. */
const phoneFields = (type: RecordType): readonly string[] => {
  const fields = Object.keys(type.fields).filter((field) => !type.serverFields.includes(field));
  return type.madeBy === "server" ? fields.filter((field) => ruleOf(type, field) !== "immutable") : fields;
};

const command = (kind: string): string =>
  `add its acts to tests/golden/later-acts.ts, then: node tests/golden/write.ts ${kind}`;

test("[V3] every record type at its schema version has a golden outbox that fills every field", () => {
  const missing = written.flatMap((type) => {
    const own = outboxes.filter(([, { kind, version }]) => kind === type.kind && version === type.version);
    const filled = new Set(own.flatMap(([, outbox]) => mutationsIn(outbox).flatMap(touchedFields)));
    return phoneFields(type)
      .filter((field) => !filled.has(field))
      .map((field) => `${type.kind} v${type.version}, ${field}: ${command(type.kind)}`);
  });
  expect(missing).toEqual([]);
});

test("[V3] golden files are as they were written", () => {
  expect(changedFiles()).toEqual([]);
});

test.each(outboxes)(
  "[V3] %s is taken whole, by columns and plain, and makes the same records as ever",
  async (name, outbox) => {
    const version = recordType(outbox.kind)?.version ?? 0;
    const expected = readBodies(name, version);
    expect(expected, `what the server makes of it: node tests/golden/write.ts ${outbox.kind}`).not.toBeNull();
    for (const text of [outbox.packed, JSON.stringify(outbox.request)]) {
      const { answer, bodies } = await replay(outbox, text);
      expect(answer.res).toBeUndefined();
      expect(answer.ack?.[outbox.request.push[0]?.p ?? ""]?.n).toBe(mutationsIn(outbox).length);
      expect(Object.fromEntries(bodies)).toEqual(Object.fromEntries(expected ?? []));
    }
  },
);

// The files were written by the server itself: here another reader, which shares no code with it, comes to the same.
test.each(outboxes)("what stands beside %s is what a plain reading of it gives", (name, outbox) => {
  expect(Object.fromEntries(readBodies(name, outbox.version) ?? [])).toEqual(readPlainly(outbox));
});

const readPlainly = (outbox: Outbox): Readonly<Record<string, Body | null>> => {
  const bodies = new Map<string, Body | null>(outbox.before.map(({ id, body }) => [id, body]));
  for (const mutation of mutationsIn(outbox))
    bodies.set(mutation.id, plainly(bodies.get(mutation.id) ?? null, mutation));
  const touched = new Set(mutationsIn(outbox).map(({ id }) => id));
  return Object.fromEntries([...bodies].filter(([id]) => touched.has(id)));
};

describe("an outbox holds every way of changing a record", () => {
  test.each(["put", "patch", "delete"] as const)("%s", (op) => {
    expect(outboxes.flatMap(([, outbox]) => mutationsIn(outbox)).some((mutation) => mutation.op === op)).toBe(true);
  });

  test.each(["set", "add", "del", "inc"] as const)("%s", (part) => {
    expect(outboxes.flatMap(([, outbox]) => mutationsIn(outbox)).some((mutation) => mutation[part])).toBe(true);
  });

  test("by columns", () => {
    const columns = outboxes.filter(([, { packed }]) => packed.includes('"c":[{"n"'));
    expect(columns.map(([, { kind }]) => kind)).toEqual(expect.arrayContaining(["citizen", "followUp", "helpLog"]));
  });
});
