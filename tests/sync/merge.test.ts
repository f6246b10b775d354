import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { citizen } from "#domain/records/citizen.ts";
import { conflict } from "#domain/records/conflict.ts";
import { followUp } from "#domain/records/follow-up.ts";
import { applyMutation, losingFields } from "#sync/merge.ts";
import type { Mutation } from "#sync/wire.ts";

const anyPatch = { n: 1, v: 1, k: "citizen", id: "00000000-0000-7000-8000-000000000001", op: "patch", b: 0 } as const;
const patch = (change: Partial<Mutation>): Mutation => ({ ...anyPatch, at: "2026-11-22T03:00:00.000Z", ...change });
const inOrder = (type: typeof citizen | typeof followUp | typeof conflict, body: Body, all: readonly Mutation[]) =>
  all.reduce<Body | null>((before, mutation) => applyMutation(type, before, mutation), body);

const needs = ["sight", "hearing", "reading", "mobility"];
const shuffled = <T>(items: fc.Arbitrary<T[]>) =>
  items.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));

describe("sets", () => {
  test("[M5] independent adding and removing may come in any order", () => {
    // Independent: no two people speak of the same item.
    const changes = fc
      .uniqueArray(fc.constantFrom(...needs), { minLength: 1 })
      .map((items) =>
        items.map((item, at) =>
          patch(at % 2 === 0 ? { add: { supportNeeds: [item] } } : { del: { supportNeeds: [item] } }),
        ),
      );
    const start = fc
      .uniqueArray(fc.constantFrom(...needs))
      .map((supportNeeds) => ({ supportNeeds: supportNeeds.toSorted() }));
    fc.assert(
      fc.property(start, shuffled(changes), (body, [one, other]) => {
        expect(inOrder(citizen, body, one)).toEqual(inOrder(citizen, body, other));
      }),
    );
  });

  test("[M5] who adds and removes the same item in one change has added it", () => {
    const both = patch({ add: { supportNeeds: ["sight"] }, del: { supportNeeds: ["sight"] } });
    expect(applyMutation(citizen, { supportNeeds: ["sight"] }, both)).toEqual({ supportNeeds: ["sight"] });
    expect(applyMutation(citizen, {}, both)).toEqual({ supportNeeds: ["sight"] });
  });

  test("[M5] an emptied set equals one that was never filled", () => {
    expect(applyMutation(citizen, { supportNeeds: ["sight"] }, patch({ del: { supportNeeds: ["sight"] } }))).toEqual(
      {},
    );
  });
});

test("[M5] a counter is the sum of what everybody counted, in any order", () => {
  fc.assert(
    fc.property(shuffled(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1 })), ([steps, other]) => {
      const counted = (list: readonly number[]) =>
        inOrder(
          followUp,
          {},
          list.map((step) => patch({ k: "followUp", inc: { movedCount: step } })),
        );
      expect(counted(steps)).toEqual({ movedCount: steps.reduce((sum, step) => sum + step, 0) });
      expect(counted(other)).toEqual(counted(steps));
    }),
  );
});

test("[M5] a ladder never steps back, whatever comes in whatever order", () => {
  const steps = fc.array(fc.constantFrom("open", "settled", null), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(shuffled(steps), ([list, other]) => {
      const after = (order: readonly (string | null)[]) =>
        inOrder(
          conflict,
          { state: "open" },
          order.map((state) => patch({ k: "conflict", set: { state } })),
        );
      expect(after(list)).toEqual({ state: list.includes("settled") ? "settled" : "open" });
      expect(after(other)).toEqual(after(list));
    }),
  );
});

describe("registers", () => {
  test("[M2] a field that nobody else changed takes the new value, and null empties it", () => {
    expect(applyMutation(citizen, { name: "ก", phone: "081" }, patch({ set: { phone: "089" } }))).toEqual({
      name: "ก",
      phone: "089",
    });
    expect(applyMutation(citizen, { name: "ก", phone: "081" }, patch({ set: { phone: null } }))).toEqual({ name: "ก" });
  });

  const mutation = patch({ b: 5, set: { phone: "089", nickname: "แดง" } });
  test("[M4] a field that somebody else changed later than the person saw keeps that value", () => {
    const lost = losingFields(
      citizen,
      { phone: "081" },
      (f) => (f === "phone" ? [6, "other"] : [1, "other"]),
      mutation,
      "me",
    );
    expect(lost).toEqual([{ field: "phone", kept: "081", lost: "089" }]);
  });

  test.each([
    ["the person saw it", [5, "other"], "081"],
    ["it was their own change", [9, "me"], "081"],
    ["both typed the same", [9, "other"], "089"],
  ] as const)("[M2] nothing is lost when %s", (_why, version, current) => {
    expect(losingFields(citizen, { phone: current, nickname: "แดง" }, () => version, mutation, "me")).toEqual([]);
  });
});

test("[W3] a change without counters, done twice, is done once", () => {
  const lists = fc.uniqueArray(fc.constantFrom(...needs));
  const change = fc.record(
    {
      set: fc.dictionary(fc.constantFrom("name", "phone", "nickname"), fc.option(fc.string())),
      add: lists.map((supportNeeds) => ({ supportNeeds })),
      del: lists.map((supportNeeds) => ({ supportNeeds })),
      op: fc.constantFrom("put" as const, "patch" as const, "delete" as const),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(change, (part) => {
      const once = applyMutation(citizen, { name: "ก", supportNeeds: ["sight"] }, patch(part));
      const twice =
        part.op === "delete" ? applyMutation(citizen, null, patch(part)) : inOrder(citizen, once ?? {}, [patch(part)]);
      expect(twice).toEqual(once);
    }),
  );
});

test("[M1] fields in which a change lost stay as they were, in sets and counters too", () => {
  const mutation = patch({ set: { name: "ข" }, add: { supportNeeds: ["sight"] }, inc: { count: 1 } });
  expect(applyMutation(citizen, { name: "ก" }, mutation, new Set(["name", "supportNeeds", "count"]))).toEqual({
    name: "ก",
  });
});
