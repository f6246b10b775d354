/** A record that no screen of this version can show: it stops none, is not lost, and shows when a version can show it. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { helpedCount } from "#data/helped-count.ts";
import type { Body } from "#domain/json.ts";
import { citizenIn, edit, helpFor, openField, type Field, type FieldPhone } from "#tests/rivals/field.ts";
import { nok, NOON, village } from "#tests/server/server-for-tests.ts";

let field: Field;
let phone: FieldPhone;
const person = citizenIn(village.nok);
beforeEach(async () => {
  field = await openField();
  phone = await field.phoneOf(nok);
  await phone.saves(person);
  await phone.sends();
});
afterEach(() => field.close());

/** As a newer server may have let it in, or one from before it looked at everything. */
const serverHolds = async (id: string, change: (body: Body) => Body, kind = "citizen"): Promise<void> => {
  const { db } = field.server.database;
  const { p, seq } = await db.selectFrom("part").selectAll().where("p", "=", "t:980101").executeTakeFirstOrThrow();
  const body = JSON.stringify(change((await field.serverHas(id)) ?? {}));
  await db
    .updateTable("part")
    .set({ seq: seq + 1 })
    .where("p", "=", p)
    .execute();
  await db
    .updateTable("row")
    .set({ body, seq: seq + 1 })
    .where("id", "=", id)
    .where("kind", "=", kind)
    .execute();
};
const apart = async (): Promise<readonly string[]> => (await phone.app().database.unfit.toArray()).map(({ id }) => id);

test.each([
  ["a number for a name", { name: 7 }],
  ["an object for a name", { name: { a: 1 } }],
  ["a list for a status", { status: ["active"] }],
  ["a list for a sex beside a status that this version does not know", { status: "abroad", sex: ["f"] }],
])("[W5] %s stops no screen: the record is kept apart, and comes back when it is mended", async (_what, wrong) => {
  await serverHolds(person.id, (body) => ({ ...body, ...(wrong as Body) }));
  expect(await phone.sends()).toBe("sent");
  expect(await phone.seesAll("citizen")).toEqual([]);
  expect(await apart()).toEqual([person.id]);

  await serverHolds(person.id, () => person.set);
  await phone.sends();
  expect(await phone.seesAll("citizen")).toEqual([person.set]);
  expect(await apart()).toEqual([]);
});

test("[W5] a record without what every screen asks for is kept apart, too", async () => {
  await serverHolds(person.id, ({ name: _gone, ...body }) => body);
  await phone.sends();
  expect([await phone.seesAll("citizen"), await apart()]).toEqual([[], [person.id]]);
});

test("[W5] a choice that this version does not know is shown as well as can be", async () => {
  await serverHolds(person.id, (body) => ({ ...body, status: "abroad" }));
  await phone.sends();
  expect(await phone.seesAll("citizen")).toMatchObject([{ status: "abroad" }]);
});

test("[W5] what was kept apart shows after an update that can show it, without asking the server again", async () => {
  const { database } = phone.app();
  const [row] = await database.rows("citizen").toArray();
  if (!row) throw new Error("no row");
  // As a version that knew less of people left it.
  await database.unfit.put({ ...row, unfit: true });
  await database.rows("citizen").clear();
  phone.restarts();
  await phone.sends();
  expect(await phone.seesAll("citizen")).toEqual([person.set]);
  expect(await apart()).toEqual([]);
});

test("[W5] an unsent change of such a record still arrives, and other records are shown and counted", async () => {
  const help = helpFor(person.id, nok, village.nok, NOON);
  await phone.saves(help, edit(person.id, { nickname: "แดง" }));
  await serverHolds(person.id, (body) => ({ ...body, name: 7 }));
  await phone.sends();
  expect(await field.serverHas(person.id)).toMatchObject({ name: 7, nickname: "แดง" });
  expect(await apart()).toEqual([person.id]);
  expect(await helpedCount(phone.app().database, 2570)).toMatchObject({ sent: 1 });
});
