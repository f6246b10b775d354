/** Phones whose clocks are wrong: what they save is kept, is shown with the time it was likely made, and orders nothing. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useOldestWaiting } from "#data/oldest-waiting.ts";
import { useClockOff } from "#data/use-clock-off.ts";
import { useNeedsYou } from "#data/use-phone.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { nok, NOON, ploy, village } from "#tests/server/server-for-tests.ts";
import { citizenIn, edit, helpFor, openField, type Field, type FieldPhone } from "./field.ts";
import { readHook } from "./read-hook.ts";

vi.mock("dexie-react-hooks", () => import("./live-query.ts"));

let field: Field;
beforeEach(async () => {
  field = await openField();
});
afterEach(() => field.close());

const stored = async (id: string) => {
  const { db } = field.server.database;
  return db.selectFrom("row").select(["received_at", "device_at", "seq"]).where("id", "=", id).executeTakeFirst();
};

/** A person and a help, as the screens write them: with the likely time. */
const worksWith = async (phone: FieldPhone) => {
  const person = citizenIn(village.nok);
  const help = helpFor(person.id, nok, village.nok, phone.app().now().toISOString());
  await phone.saves(person, help);
  return { person, help };
};

const clocks = [
  ["years behind", "2019-02-03T04:05:06.000Z"],
  ["years ahead", "2035-02-03T04:05:06.000Z"],
  ["at its first day, after its battery was out", "1970-01-01T00:00:09.000Z"],
  ["set to the Buddhist year as if it were the common one", "2569-11-22T05:00:00.000Z"],
  ["on a leap day that there was", "2024-02-29T17:30:00.000Z"],
  ["on the last moment of a leap day in Thailand", "2028-02-29T16:59:59.999Z"],
  ["seven hours off, as after a wrong time zone", "2026-11-22T12:00:00.000Z"],
] as const;

describe.each(clocks)("[M3] a phone whose clock is %s", (_name, wrong) => {
  test("has its work taken, and both times are kept", async () => {
    const phone = await field.phoneOf(nok, { now: wrong });
    // Days without a signal, then the first exchange: nothing told the phone of its clock before.
    const { person, help } = await worksWith(phone);
    expect(await phone.sends()).toBe("sent");
    expect(await phone.answers()).toEqual(["sent", "sent"]);
    expect(await stored(person.id)).toMatchObject({ received_at: NOON, device_at: wrong });
    expect(await stored(help.id)).toMatchObject({ received_at: NOON, device_at: wrong });
    expect(await readHook(phone.app(), () => useNeedsYou() ?? ["not read"])).toEqual([]);
    // A clock that runs ahead puts no help into a month that is not over.
    const { db } = field.server.database;
    const { day } = await db
      .selectFrom("fact_help_log")
      .select("day")
      .where("id", "=", help.id)
      .executeTakeFirstOrThrow();
    expect(day <= "2026-11-22").toBe(true);
  });

  test("counts the help in a year and a month that is over or under way", async () => {
    const phone = await field.phoneOf(nok, { now: wrong });
    await phone.sends();
    await worksWith(phone);
    await phone.sends();
    const { peopleHelped, volunteers } = await overviewOf(field.server.database.db, "980101", NOON);
    expect(peopleHelped).toBe(1);
    const own = volunteers.list.find(({ userId }) => userId === nok);
    expect(own).toMatchObject({ waitedDays: 0, isSilent: false });
  });

  test("knows after its first exchange what time it is, and warns of its clock", async () => {
    const phone = await field.phoneOf(nok, { now: wrong });
    await phone.sends();
    expect(phone.app().now().toISOString()).toBe(NOON);
    const off = await readHook(phone.app(), useClockOff);
    const minutes = Math.round(Math.abs(Date.parse(wrong) - Date.parse(NOON)) / 60_000);
    expect(off).toEqual({ minutes, phoneIs: wrong < NOON ? "behind" : "ahead" });
    await phone.saves(citizenIn(village.nok));
    expect(await readHook(phone.app(), useOldestWaiting)).toEqual({ count: 1, since: NOON, level: "calm" });
  });
});

test("[M3] a clock that is set back between two saves and the sending changes no order: the last one stands", async () => {
  const phone = await field.phoneOf(nok, { now: "2031-05-05T05:00:00.000Z" });
  const person = citizenIn(village.nok, { houseNo: "1" });
  await phone.saves(person);
  await phone.saves(edit(person.id, { houseNo: "2" }));
  Object.assign(phone.clock, { now: "2016-01-01T00:00:00.000Z" });
  await phone.saves(edit(person.id, { houseNo: "3" }));
  phone.restarts();
  Object.assign(phone.clock, { now: NOON });
  expect(await phone.sends()).toBe("sent");
  expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "3" });
  expect(await phone.answers()).toEqual(["sent", "sent", "sent"]);
  expect(await phone.seesAll("conflict")).toEqual([]);
});

test("[M3] somebody puts the clock right or wrong after an exchange: the likely time neither jumps nor goes back", async () => {
  const phone = await field.phoneOf(nok, { now: "2021-11-22T05:00:00.000Z" });
  await phone.sends();
  expect(phone.app().now().toISOString()).toBe(NOON);
  // Two hours later the person sets it by the clock on the wall.
  Object.assign(phone.clock, { now: "2026-11-22T07:00:00.000Z" });
  expect(phone.app().now().toISOString()).toBe("2026-11-22T07:00:00.000Z");
  phone.restarts();
  await phone.saves(citizenIn(village.nok));
  expect(phone.app().now().toISOString()).toBe("2026-11-22T07:00:00.000Z");
});

test("[M3] phones centuries apart see the same rows in the end, in the order in which the server took them", async () => {
  const phones = [
    await field.phoneOf(nok, { now: "1970-01-01T00:00:09.000Z" }),
    await field.phoneOf(nok, { now: "2569-11-22T05:00:00.000Z" }),
    await field.phoneOf(nok),
  ] as const;
  const person = citizenIn(village.nok, { houseNo: "0" });
  await phones[2].saves(person);
  for (const phone of [...phones].toReversed()) await phone.sends();
  const seqs: number[] = [];
  for (const [at, phone] of phones.entries()) {
    await phone.saves(edit(person.id, { houseNo: `${at}` }));
    await phone.sends();
    for (const other of phones) await other.sends();
    seqs.push((await stored(person.id))?.seq ?? 0);
  }
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  for (const phone of phones) expect(await phone.sees("citizen", person.id)).toMatchObject({ houseNo: "2" });
  const stranger = await field.phoneOf(ploy, { now: "2569-11-22T05:00:00.000Z" });
  await stranger.sends();
  expect(await stranger.seesAll("citizen")).toEqual([]);
});
