import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRandom } from "#content/demo/random.ts";
import { helpedCount, keepHelpedCount } from "#data/helped-count.ts";
import { erasePerson } from "#server/erasure/erase-person.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { fiscalYearOf } from "#domain/fiscal-year.ts";
import type { Draft } from "#sync/save.ts";
import { citizenIn, edit, helpFor, openField, type Field, type FieldPhone } from "#tests/rivals/field.ts";
import { nok, NOON, village } from "#tests/server/server-for-tests.ts";

let field: Field;
let phone: FieldPhone;
let other: FieldPhone;
const person = () => citizenIn(village.nok);
const people = [person(), person(), person(), person(), person()] as const;
beforeEach(async () => {
  field = await openField();
  phone = await field.phoneOf(nok);
  other = await field.phoneOf(nok);
  await phone.saves(...people);
  await phone.sends();
  await other.sends();
});
afterEach(() => field.close());

const strangers = [person(), person()] as const;
const acts = ["help", "change", "delete", "send", "send", "restart", "next year", "person", "erase"] as const;

const thisYear = fiscalYearOf(NOON.slice(0, 10));

/** As the first screen counts, which keeps what it counted. */
const count = async ({ app }: FieldPhone, year = thisYear) => {
  const { database } = app();
  const counted = await helpedCount(database, year);
  await keepHelpedCount(database, counted, NOON);
  return { sent: counted.sent, waiting: counted.waiting };
};

const countAnew = async (one: FieldPhone) => {
  await one.app().database.kept.clear();
  return count(one);
};

/** Both phones are Nok's, and so is all help here. */
const onServer = async () => {
  const { volunteers } = await overviewOf(field.server.database.db, "980101", NOON);
  return { sent: volunteers.list.find(({ userId }) => userId === nok)?.peopleHelped, waiting: 0 };
};

const erase = (id: string) => {
  const { database, store } = field.server;
  const file = { path: "", read: () => [], add: () => undefined };
  return erasePerson({ db: database.db, store, file, now: NOON }, { partition: "t:980101", id });
};

test("However help comes, changes, goes and is answered, the count that was kept is the true one", async () => {
  const random = createRandom(98, 7, 0);
  // The first one is nowhere.
  const helps: [string, ...string[]] = [uuidv7()];
  for (let step = 0; step < 60; step++) {
    const one = random.pick([phone, other]);
    const act = random.pick([...acts, "help", "help"]);
    if (act === "help") {
      const id = uuidv7();
      helps.push(id);
      await one.saves(helpFor(random.pick([...people, ...strangers]).id, nok, village.nok, NOON, id));
    } else if (act === "person") await one.saves(random.pick(strangers));
    else if (act === "erase") await erase(random.pick(people).id);
    else if (act === "send") await one.sends();
    else if (act === "restart") one.restarts();
    else if (act === "next year") await count(one, thisYear + 1);
    else {
      // Not on this phone yet, or gone on the other one: refused in one place or another.
      const draft = { kind: "helpLog", id: random.pick(helps) } as const;
      const set = { outcome: random.pick(["done", "declined", "partly"]) };
      const change = { ...draft, op: "patch", set } as const;
      await one.app().save([act === "delete" ? { ...draft, op: "delete" } : change]);
    }
    for (const each of [phone, other]) expect(await count(each), `${step}: ${act}`).toEqual(await countAnew(each));
  }
  await phone.sends();
  await other.sends();
  await phone.sends();
  expect(await count(phone, thisYear + 1)).toEqual({ sent: 0, waiting: 0 });
  expect((await count(phone)).sent).toBeGreaterThan(1);
  for (const each of [phone, other]) expect(await count(each)).toEqual(await onServer());
});

test("Help for somebody whom nobody knows counts when they arrive, here as on the server", async () => {
  const stranger = person();
  await other.saves(helpFor(stranger.id, nok, village.nok, NOON), helpFor(people[0].id, nok, village.nok, NOON));
  expect(await count(other)).toEqual({ sent: 0, waiting: 1 });
  await other.sends();
  await phone.sends();
  for (const each of [phone, other]) expect(await count(each)).toEqual({ sent: 1, waiting: 0 });
  expect(await onServer()).toEqual({ sent: 1, waiting: 0 });

  await phone.saves(stranger);
  expect(await count(phone)).toEqual({ sent: 1, waiting: 1 });
  await phone.sends();
  await other.sends();
  for (const each of [phone, other]) expect(await count(each)).toEqual({ sent: 2, waiting: 0 });
  expect(await onServer()).toEqual({ sent: 2, waiting: 0 });
});

test("C1: two records of one person count once on every phone and on the server, until they are taken apart", async () => {
  const [first, second] = people;
  await phone.saves(...[first, second].map(({ id }) => helpFor(id, nok, village.nok, NOON)));
  const say = (answer: string, at: string): Draft => ({
    op: "put",
    kind: "samePerson",
    id: uuidv7(),
    set: { areaCode: village.nok, personId: second.id, keptId: first.id, answer, by: nok, at },
  });
  await phone.saves(say("same", NOON));
  expect(await count(phone)).toEqual({ sent: 0, waiting: 1 });
  await phone.sends();
  await other.sends();
  for (const each of [phone, other]) expect(await count(each)).toEqual({ sent: 1, waiting: 0 });
  expect(await onServer()).toEqual({ sent: 1, waiting: 0 });
  await other.saves(say("different", "2026-11-22T06:00:00.000Z"));
  await other.sends();
  await phone.sends();
  for (const each of [phone, other]) expect(await count(each)).toEqual({ sent: 2, waiting: 0 });
});

test("Who is erased, deleted or moves away goes on counting, also on a phone that comes later", async () => {
  const [erased, deleted, moved] = people;
  await phone.saves(...[erased, deleted, moved].map(({ id }) => helpFor(id, nok, village.nok, NOON)));
  await phone.sends();
  await erase(erased.id);
  const movedTo = { areaCode: village.ploy, id: uuidv7() };
  await phone.saves(edit(moved.id, { movedTo, status: "moved" }), { op: "delete", kind: "citizen", id: deleted.id });
  expect(await count(phone)).toEqual({ sent: 3, waiting: 0 });
  await phone.sends();
  await other.sends();
  const later = await field.phoneOf(nok);
  await later.sends();
  for (const each of [phone, other, later]) expect(await count(each)).toEqual({ sent: 3, waiting: 0 });
  expect(await onServer()).toEqual({ sent: 3, waiting: 0 });
});

test("Somebody whom the server did not take is nobody whom help was given", async () => {
  const refused = citizenIn(village.nok, { name: "" });
  await phone.saves(refused, helpFor(refused.id, nok, village.nok, NOON));
  expect(await count(phone)).toEqual({ sent: 0, waiting: 1 });
  await phone.sends();
  expect(await count(phone)).toEqual({ sent: 0, waiting: 0 });
  expect(await onServer()).toEqual({ sent: 0, waiting: 0 });
});

test("What has not changed since is not read again", async () => {
  await phone.saves(...people.slice(0, 3).map(({ id }) => helpFor(id, nok, village.nok, NOON)));
  expect(await count(phone)).toEqual({ sent: 0, waiting: 3 });
  // Behind the back of everything that writes records.
  await phone.app().database.rows("helpLog").clear();
  phone.restarts();
  expect(await count(phone)).toEqual({ sent: 0, waiting: 3 });
  expect(await countAnew(phone)).toEqual({ sent: 0, waiting: 0 });
});

test("What the weekly comparison with the server puts right is counted", async () => {
  await phone.saves(...people.slice(0, 3).map(({ id }) => helpFor(id, nok, village.nok, NOON)));
  await phone.sends();
  const logs = phone.app().database.rows("helpLog");
  const [lost] = await logs.toArray();
  await logs.delete(lost?.id ?? "");
  expect(await countAnew(phone)).toEqual({ sent: 2, waiting: 0 });

  const later = "2026-12-01T05:00:00.000Z";
  field.server.clock.now = later;
  phone.clock.now = later;
  await phone.sends();
  expect(await logs.count()).toBe(3);
  expect(await count(phone)).toEqual({ sent: 3, waiting: 0 });
});
