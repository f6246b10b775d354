/** How long a phone keeps what it holds without meeting the server. Rule Z5: docs/sync.md. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { dropKeyIfAway } from "#data/lock/lease.ts";
import { openLockBox, type LockBox } from "#data/lock/lock-box.ts";
import { setPin } from "#data/lock/pin-lock.ts";
import { phoneDatabaseName } from "#data/phone-database-name.ts";
import { daysAway } from "#domain/lease.ts";
import { citizenIn, openField, type Field, type FieldPhone } from "#tests/rivals/field.ts";
import { nok, village } from "#tests/server/server-for-tests.ts";

const NAME = phoneDatabaseName(nok);
const DAY_MS = 86_400_000;

let field: Field;
let phone: FieldPhone;
let box: LockBox;
beforeEach(async () => {
  field = await openField();
  phone = await field.phoneOf(nok);
  box = openLockBox(phone.disk);
  const deps = {
    box,
    stretch: async () => new Uint8Array(32),
    subtle: crypto.subtle,
    random: (bytes: Uint8Array<ArrayBuffer>) => void crypto.getRandomValues(bytes),
    now: () => new Date(phone.clock.now),
    elapsedMs: () => 0,
  };
  await setPin(deps, nok, "280459");
  await phone.sends();
  await phone.saves(citizenIn(village.nok));
  phone.app().close();
});
afterEach(() => field.close());

const looksAfter = (days: number): Promise<boolean> => {
  const now = () => new Date(Date.parse(phone.clock.now) + days * DAY_MS);
  return dropKeyIfAway({ box, indexedDb: phone.disk, now }, nok, NAME);
};

test("[Z5] 90 days without contact, seen on two days, end the key; the sealed work stays", async () => {
  expect([await looksAfter(89.9), await looksAfter(90), await looksAfter(90.5)]).toEqual([false, false, false]);
  expect((await box.read(nok))?.wrap).not.toBeNull();
  expect(await looksAfter(91.1)).toBe(true);
  expect(await box.read(nok)).toMatchObject({ wrap: null, gone: "away" });
  expect(await box.left(nok)).toEqual([{ name: NAME, userId: nok }]);
});

test("[Z5] a clock that was wrong for a while ends nothing", async () => {
  expect(await looksAfter(2000)).toBe(false);
  expect(await looksAfter(1)).toBe(false);
  expect(await looksAfter(2001.5)).toBe(false);
  expect((await box.read(nok))?.wrap).not.toBeNull();
});

test("[Z5] a phone that has never met the server holds nobody's records and keeps its key", () => {
  expect(daysAway(Date.parse(phone.clock.now), null)).toBeNull();
});
