import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRandom } from "#content/demo/random.ts";
import { helpedCount, keepHelpedCount } from "#data/helped-count.ts";
import { fiscalYearOf } from "#domain/fiscal-year.ts";
import { citizenIn, helpFor, openField, type Field, type FieldPhone } from "#tests/rivals/field.ts";
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

test("However help comes, changes, goes and is answered, the count that was kept is the true one", async () => {
  const random = createRandom(98, 7, 0);
  // The first one is nowhere.
  const helps: [string, ...string[]] = [uuidv7()];
  for (let step = 0; step < 60; step++) {
    const one = random.pick([phone, other]);
    const act = random.pick(["help", "help", "help", "change", "delete", "send", "restart", "next year"]);
    if (act === "help") {
      const id = uuidv7();
      helps.push(id);
      await one.saves(helpFor(random.pick(people).id, nok, village.nok, NOON, id));
    } else if (act === "send") await one.sends();
    else if (act === "restart") one.restarts();
    else if (act === "next year") await count(one, thisYear + 1);
    else {
      // Not on this phone yet, or gone on the other one: refused in one place or another.
      const draft = { kind: "helpLog", id: random.pick(helps) } as const;
      const change = { ...draft, op: "patch", set: { minutes: 30 } } as const;
      await one.app().save([act === "delete" ? { ...draft, op: "delete" } : change]);
    }
    for (const each of [phone, other]) expect(await count(each), `${step}: ${act}`).toEqual(await countAnew(each));
  }
  await phone.sends();
  await other.sends();
  await phone.sends();
  expect(await count(phone, thisYear + 1)).toEqual({ sent: 0, waiting: 0 });
  expect((await count(phone)).sent).toBeGreaterThan(1);
  expect(await count(phone)).toEqual(await count(other));
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
