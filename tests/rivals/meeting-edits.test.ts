/** Two people, one record: what other systems overwrite, and what decides. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { nok, village } from "#tests/server/server-for-tests.ts";
import { citizenIn, edit, openField, type Field } from "./field.ts";

let field: Field;
beforeEach(async () => {
  field = await openField();
});
afterEach(() => field.close());

/** Two phones of one village, years apart by their clocks, that both have the same person. */
const twoPhones = async (houseNo: string) => {
  const fast = await field.phoneOf(nok, { now: "2033-03-01T04:00:00.000Z" });
  const slow = await field.phoneOf(nok, { now: "2019-03-01T04:00:00.000Z" });
  const person = citizenIn(village.nok, { houseNo });
  await fast.saves(person);
  await fast.sends();
  await slow.sends();
  return { fast, slow, id: person.id };
};

// primero#508: two offline edits of one field, and one is overwritten without a word.
test("two people who change the same field without a signal lose neither value: one stands, the other is shown to both", async () => {
  const { fast, slow, id } = await twoPhones("1");
  await fast.saves(edit(id, { houseNo: "22", nickname: "ธิต" }));
  await slow.saves(edit(id, { houseNo: "33", phone: "000-333-3333" }));
  await fast.sends();
  await slow.sends();
  await fast.sends();
  for (const phone of [fast, slow]) {
    // What did not meet is merged.
    expect(await phone.sees("citizen", id)).toMatchObject({ houseNo: "22", nickname: "ธิต", phone: "000-333-3333" });
    const [conflict, ...more] = await phone.seesAll("conflict");
    expect(conflict).toMatchObject({ recordId: id, field: "houseNo", kept: '"22"', lost: '"33"', state: "open" });
    expect(more).toEqual([]);
  }
  expect(await slow.answers()).toContain("merged");
});

// simple-server mergeable.rb: the newer device_updated_at wins, so a clock that runs behind loses every edit.
test("[M3] an edit made after seeing the other one stands, though its phone's clock is fourteen years behind", async () => {
  const { fast, slow, id } = await twoPhones("1");
  await fast.saves(edit(id, { houseNo: "22" }));
  await fast.sends();
  await slow.sends();
  await slow.saves(edit(id, { houseNo: "33" }));
  await slow.sends();
  await fast.sends();
  expect([await fast.sees("citizen", id), await slow.sees("citizen", id)]).toMatchObject([
    { houseNo: "33" },
    { houseNo: "33" },
  ]);
  expect(await fast.seesAll("conflict")).toEqual([]);
});

test("[M3] and one made without seeing it does not, though its phone's clock is fourteen years ahead", async () => {
  const { fast, slow, id } = await twoPhones("1");
  await slow.saves(edit(id, { houseNo: "33" }));
  await fast.saves(edit(id, { houseNo: "22" }));
  await slow.sends();
  await fast.sends();
  expect(await fast.sees("citizen", id)).toMatchObject({ houseNo: "33" });
  expect(await fast.seesAll("conflict")).toMatchObject([{ kept: '"33"', lost: '"22"', lostAt: fast.clock.now }]);
});
