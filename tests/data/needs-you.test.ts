import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { entriesInNeed, needsItsMaker } from "#data/attention.ts";
import { settleConflict, type Conflict } from "#data/conflicts.ts";
import { acknowledge, discard, giveToCoordinator, resend } from "#data/needs-you.ts";
import type { AnsweredEntry } from "#data/phone-database.ts";
import type { Seen } from "#data/use-phone.ts";
import { conflict } from "#domain/records/conflict.ts";
import { review } from "#domain/records/review.ts";
import { citizenIn, edit, openField, type Field, type FieldPhone } from "#tests/rivals/field.ts";
import { nok, village } from "#tests/server/server-for-tests.ts";

let field: Field;
let phone: FieldPhone;
beforeEach(async () => {
  field = await openField();
  phone = await field.phoneOf(nok);
});
afterEach(() => field.close());

describe("[O5] a change that the server did not take stays in view until a person has dealt with it", () => {
  test("read and left as it is", async () => {
    const entry = await refused();
    expect(await acknowledge(phone.app(), entry)).toMatchObject({ ok: true });
    expect(await inNeed()).toEqual([]);
    expect(await phone.answers()).toEqual(["rejected"]);
  });

  test("mended and sent again", async () => {
    const entry = await refused();
    const mended = citizenIn(village.nok, { birthYear: 1950 }, entry.recordId);
    expect(await resend(phone.app(), entry, [mended])).toMatchObject({ ok: true });
    expect(await inNeed()).toEqual([]);
    await phone.sends();
    expect(await field.serverHas(entry.recordId)).toMatchObject({ birthYear: 1950 });
  });

  test("and is still in need when what was mended is not on the phone", async () => {
    const entry = await refused();
    expect(await resend(phone.app(), entry, [edit(entry.recordId, { birthYear: 1950 })])).toEqual({
      ok: false,
      error: { type: "notHere" },
    });
    expect(await inNeed()).toHaveLength(1);
  });

  test.each([
    ["given to the coordinator", giveToCoordinator, { why: "given", state: "open" }],
    ["thrown away with a reason", discard, { why: "discarded", state: "discarded" }],
  ])("%s: the server keeps the whole change", async (_act, act, expected) => {
    const entry = await refused();
    expect(await act(phone.app(), entry, village.nok, "  ยายเกิดปีนี้จริง  ")).toMatchObject({ ok: true });
    expect(await inNeed()).toEqual([]);
    expect(await phone.sends()).toBe("sent");
    expect(await inNeed()).toEqual([]);
    const [kept] = await phone.seesAll(review.kind);
    expect(kept).toMatchObject({
      ...expected,
      note: "ยายเกิดปีนี้จริง",
      userId: nok,
      recordId: entry.recordId,
      code: "range",
      field: "birthYear",
    });
    expect(kept?.["change"]).toBe(JSON.stringify(entry.mutation));
  });
});

describe("[M4] two values of one field", () => {
  test("are one thing to settle, not two", async () => {
    const { ploy } = await conflictOfTwo();
    expect(await inNeed(ploy)).toEqual([]);
    expect(await conflictsOn(ploy)).toHaveLength(1);
  });

  test("keeping the other's value settles it on every phone", async () => {
    const { ploy, id } = await conflictOfTwo();
    const [open] = await conflictsOn(ploy);
    expect(open).toMatchObject({ recordId: id, field: "houseNo" });
    if (open) await settleConflict(ploy.app(), open, "kept");
    await ploy.sends();
    await phone.sends();
    expect(await conflictsOn(phone)).toEqual([]);
    expect(await phone.sees("citizen", id)).toMatchObject({ houseNo: "1" });
  });

  test("taking the value that lost changes the record in the same act", async () => {
    const { ploy, id } = await conflictOfTwo();
    const [open] = await conflictsOn(ploy);
    if (open) await settleConflict(ploy.app(), open, "lost");
    expect(await ploy.sees("citizen", id)).toMatchObject({ houseNo: "2" });
    expect(await conflictsOn(ploy)).toEqual([]);
    await ploy.sends();
    await phone.sends();
    expect(await phone.sees("citizen", id)).toMatchObject({ houseNo: "2" });
    const { answered } = ploy.app().database;
    expect((await answered.where("state").equals("merged").toArray()).map(({ seen }) => seen)).toEqual([true]);
  });
});

test("[M4] a value is not called chosen when its record is deleted meanwhile", async () => {
  const { ploy, id } = await conflictOfTwo();
  const [open] = await conflictsOn(ploy);
  await ploy.saves({ op: "delete", kind: "citizen", id });
  expect(open && (await settleConflict(ploy.app(), open, "lost"))).toEqual({ ok: false, error: { type: "notHere" } });
  expect(await conflictsOn(ploy)).toHaveLength(1);
  expect(open && (await settleConflict(ploy.app(), open, "kept"))).toMatchObject({ ok: true });
  expect(await conflictsOn(ploy)).toEqual([]);
});

test("work that is held by the coordinator is shown, and does not call for its maker", () => {
  const states = ["held", "rejected", "gone", "forbidden", "merged"] as const;
  expect(states.filter((state) => needsItsMaker({ state } as AnsweredEntry))).toEqual(states.slice(1));
});

test("work that was erased on request is told, and does not call for its maker", () => {
  expect(needsItsMaker({ state: "gone", erased: true } as AnsweredEntry)).toBe(false);
});

/** A person born in a year that has not come yet. */
const refused = async (): Promise<AnsweredEntry> => {
  await phone.saves(citizenIn(village.nok, { birthYear: 9999 }));
  await phone.sends();
  const [entry] = await inNeed();
  if (!entry) throw new Error("nothing was refused");
  return entry;
};

/** Nok's second phone edits what the first has edited meanwhile. */
const conflictOfTwo = async (): Promise<{ readonly ploy: FieldPhone; readonly id: string }> => {
  const person = citizenIn(village.nok);
  const ploy = await field.phoneOf(nok);
  await phone.saves(person);
  await phone.sends();
  await ploy.sends();
  await phone.saves(edit(person.id, { houseNo: "1" }));
  await phone.sends();
  await ploy.saves(edit(person.id, { houseNo: "2" }));
  await ploy.sends();
  return { ploy, id: person.id };
};

const inNeed = (of = phone): Promise<readonly AnsweredEntry[]> => entriesInNeed(of.app().database);

const conflictsOn = async (of: FieldPhone): Promise<readonly Seen<Conflict>[]> => {
  const rows = await of.app().database.rows(conflict.kind).where("body.state").equals("open").toArray();
  return rows.map(({ id, seq, body }) => ({ ...(body as unknown as Conflict), id, seen: seq }));
};
