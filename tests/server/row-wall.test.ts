/** The second wall, by itself: what PostgreSQL gives to a request of a certain reach, whatever it is asked for. */
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Client, Pool } from "pg";
import { sql } from "kysely";
import { openDatabase } from "#server/database.ts";
import type { PlantedRecord } from "#server/plant.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { pushAsServer } from "#server/rewrite-rows.ts";
import type { Reach } from "#server/walls/reach.ts";
import { freshDatabase, type FreshDatabase } from "#tests/machine/fresh-database.ts";
import { citizen, envelope, HERE, REAL } from "./requests.ts";
import { lek, nok, ploy, startServer, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

let fresh: FreshDatabase;
let server: TestServer;
const nobody: Reach = { people: [], places: [], villages: [], past: [], areas: [] };
const ofNok: Reach = { ...nobody, people: [nok], villages: [village.nok] };
const ofPloy: Reach = { ...nobody, people: [ploy], villages: [village.ploy] };
const ofLek: Reach = { ...nobody, people: [lek], areas: ["980101"] };
const [ofNoksVillage, ofPloysVillage] = [uuidv7(), uuidv7()];

beforeAll(async () => {
  fresh = await freshDatabase();
  server = await startServer({ databaseUrl: fresh.url });
  await server.plant([
    person(ofNoksVillage, village.nok),
    person(ofPloysVillage, village.ploy),
    { kind: "helpLog", id: uuidv7(), body: { ...REAL.helpLog, by: nok } },
  ]);
});
afterAll(async () => {
  await server.close();
  await fresh.drop();
});

const person = (id: string, areaCode: string): PlantedRecord => ({
  kind: "citizen",
  id,
  body: { name: "คนในหมู่บ้าน (ตัวอย่าง)", areaCode, status: "active" },
});

const citizensSeenBy = async (reach: Reach): Promise<string[]> => {
  const { db } = server.database.behind(reach);
  const rows = await db.selectFrom("row").select("id").where("kind", "=", "citizen").execute();
  return rows.map(({ id }) => id);
};

test("a volunteer's request finds their village's people, however it asks", async () => {
  expect(await citizensSeenBy(ofNok)).toEqual([ofNoksVillage]);
  expect(await citizensSeenBy(ofPloy)).toEqual([ofPloysVillage]);
});

test("a coordinator's request finds no citizen, and one of nobody finds nothing of anybody", async () => {
  expect(await citizensSeenBy(ofLek)).toEqual([]);
  const { db } = server.database.behind(nobody);
  for (const table of ["row", "client", "result", "parcel", "reader", "fact_user", "fact_membership"] as const) {
    const rows = await db.selectFrom(table).select("p").where("p", "!=", "g").execute();
    expect([table, rows]).toEqual([table, []]);
  }
});

test("a coordinator's figures end at their area", async () => {
  const logs = (areas: readonly string[]) =>
    server.database
      .behind({ ...ofLek, areas })
      .db.selectFrom("fact_help_log")
      .select("village")
      .execute();
  expect(await logs(["980101"])).toHaveLength(1);
  expect(await logs(["980102"])).toEqual([]);
  expect(await logs(["00"])).toHaveLength(1);
});

test("a request writes no row of another village, and changes none", async () => {
  const { db } = server.database.behind(ofNok);
  const taken = await db.updateTable("row").set({ body: "{}" }).where("id", "=", ofPloysVillage).executeTakeFirst();
  expect(taken.numUpdatedRows).toBe(0n);
  const removed = await db.deleteFrom("row").where("id", "=", ofPloysVillage).executeTakeFirst();
  expect(removed.numDeletedRows).toBe(0n);
  const row = await server.database.db.selectFrom("row").selectAll().where("id", "=", ofPloysVillage).execute();
  const copies = row.map((one) => ({ ...one, id: uuidv7(), seq: 1_000 }));
  await expect(db.insertInto("row").values(copies).execute()).rejects.toThrow("row-level security");
});

test("a request reads no codes, no marks of used signatures and no audit lines, and changes no audit line", async () => {
  const { db } = server.database.behind(ofLek);
  for (const table of ["sign_in_code", "used_nonce", "audit"] as const) {
    await expect(db.selectFrom(table).selectAll().execute()).rejects.toThrow("permission denied");
  }
  await expect(db.updateTable("audit").set({ actor: null }).execute()).rejects.toThrow("permission denied");
});

test("nothing of a request stays on its connection: not after an answer, a failure or a cut transaction", async () => {
  const database = server.database;
  const setting = sql<{ role: string; own: string | null }>`
    select current_user as role, nullif(current_setting('asa.own', true), '') as own`;
  const owner = (await setting.execute(database.db)).rows[0]?.role;
  const walled = database.behind(ofNok);
  expect((await setting.execute(walled.db)).rows).toEqual([{ role: "asa_app", own: `u:${nok}` }]);
  const broken = [
    () => sql`select 1 / 0`.execute(walled.db),
    () => walled.transaction((trx) => sql`select 1 / 0`.execute(trx)),
    () =>
      walled.transaction(async (trx) => {
        await setting.execute(trx);
        throw new Error("cut");
      }),
  ];
  for (const run of broken) await expect(run()).rejects.toThrow(/division by zero|cut/u);
  // More than the pool has: each connection is asked.
  const after = await Promise.all(
    Array.from({ length: 30 }, () =>
      database.transaction(async (trx) => {
        await sql`select pg_sleep(0.01)`.execute(trx);
        return (await setting.execute(trx)).rows[0];
      }),
    ),
  );
  expect(after).toEqual(after.map(() => ({ role: owner, own: null })));
  const mixed = await Promise.all(
    Array.from({ length: 60 }, (_, at) => citizensSeenBy(at % 3 === 0 ? nobody : at % 3 === 1 ? ofNok : ofPloy)),
  );
  mixed.forEach((seen, at) => expect(seen).toEqual([[], [ofNoksVillage], [ofPloysVillage]][at % 3]));
});

test("an id or an area that could be anything else is refused before it is asked about", () => {
  for (const people of [["x'; reset role; --"], ["a b"], ["\\"]]) {
    expect(() => server.database.behind({ ...nobody, people })).toThrow("neither an id nor an area");
  }
});

test("a push behind the wall is answered like one before it, also where a stranger's row has the id", async () => {
  const phone = await server.signIn(nok);
  const own = citizen(1);
  const onStrangers = { ...citizen(2), id: ofPloysVillage };
  const patched = { ...citizen(3, {}), id: ofPloysVillage, op: "patch", set: { name: "เปลี่ยน" } };
  const last = citizen(4);
  const answer = await sync(phone, [own, onStrangers, patched, last]);
  expect(answer.res.map(({ n, s }) => [n, s])).toEqual([
    [2, "forbidden"],
    [3, "gone"],
  ]);
  expect(answer.ack[HERE]?.n).toBe(4);
  const { rows } = await sql<{ body: string }>`select body from "row" where id = ${ofPloysVillage}`.execute(
    server.database.db,
  );
  expect(rows[0]?.body).not.toContain("เปลี่ยน");
});

interface Answer {
  readonly res: readonly { readonly n: number; readonly s: string }[];
  readonly ack: Readonly<Record<string, { readonly n: number }>>;
}

const sync = async ({ clientId, cookie }: SignedIn, m: readonly object[]): Promise<Answer> => {
  const payload = envelope({ c: clientId, push: m.length > 0 ? [{ p: HERE, m }] : [] });
  const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json();
};

describe("the login of the server", () => {
  test("may be one that owns the database and nothing else; without the role it is told what to do", async () => {
    const name = `asa_owner_${uuidv7().slice(-12)}`;
    const database = await freshDatabase();
    const admin = new Client({ connectionString: database.url });
    await admin.connect();
    await admin.query(`create role ${name} login password 'a'; grant all on schema public to ${name}`);
    const url = new URL(database.url);
    [url.username, url.password] = [name, "a"];
    await expect(openDatabase({ url: url.href, factKey: "test" })).rejects.toThrow(/asa_app/u);
    await admin.query(`grant asa_app to ${name}`);
    const opened = await openDatabase({ url: url.href, factKey: "test" });
    const { rows } = await sql<{ role: string }>`select current_user as role`.execute(opened.behind(nobody).db);
    expect(rows[0]?.role).toBe("asa_app");
    await pushAsServer(sqlStore(opened), { partition: HERE, ids: [] }, "2026-11-22T04:00:00.000Z", () => []);
    await opened.close();
    await admin.end();
    await database.drop();
    const pool = new Pool({ connectionString: fresh.url });
    await pool.query(`drop role ${name}`);
    await pool.end();
  });
});
