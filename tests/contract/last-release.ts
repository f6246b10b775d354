/** A database of the last release, made by the steps that it knew. */
import { type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { openDatabase } from "#server/database.ts";
import { firstTables } from "#server/migrations/001-first-tables.ts";
import { phonesBySync } from "#server/migrations/002-phones-by-sync.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import type { Tables } from "#server/tables.ts";
import { decideBatch, type Numbered } from "#sync/decide.ts";
import type { Place } from "./sql-contract.ts";
import { everyRow, now, volunteer } from "./village.ts";

const home = { partition: "t:980101", code: "98010101" };
const phone = "019ab000-0000-7000-8000-00000000aaaa";
const [citizen, gone] = ["019ab000-0000-7000-8000-000000000001", "019ab000-0000-7000-8000-000000000002"];
const body = { name: "สมชาย ใจดี", areaCode: home.code, status: "active" };
const rejected = { p: home.partition, n: 2, s: "rejected", code: "choice", field: "status" };

/** `connect` opens the empty place without any step of ours. */
export const lastReleaseContract = (
  place: () => Promise<Place>,
  connect: (options: Place["options"]) => Kysely<Tables>,
): void => {
  test("a database of the last release loses nothing: rows, numbers, answers, phones, sessions, epoch", async () => {
    const { options, remove } = await place();
    const old = connect(options);
    await fillAsLastRelease(old);
    await old.destroy();

    const database = await openDatabase({ ...options, factKey: "test" });
    try {
      const store = sqlStore(database);
      expect(await store.epoch()).toBe("the epoch");
      expect(await store.heads([home.partition])).toEqual(
        new Map([[home.partition, { head: 3, floor: 1, erased: 0 }]]),
      );
      expect(await everyRow(store, home)).toEqual([rowOf(citizen, 2, body), rowOf(gone, 3, null)]);
      expect(await store.lastNumbers(phone, [home.partition])).toEqual(new Map([[home.partition, 3]]));
      const facts = database.db.selectFrom("fact_citizen").select(["id", "village", "status", "person_key"]);
      expect(await facts.orderBy("id").execute()).toEqual([
        { id: citizen, village: home.code, status: "active", person_key: database.keyed(citizen) },
        { id: gone, village: home.code, status: null, person_key: database.keyed(gone) },
      ]);
      const sessions = database.db.selectFrom("session").select(["token_hash", "client_id", "code_hash"]);
      expect(await sessions.execute()).toEqual([{ token_hash: "token", client_id: phone, code_hash: "code" }]);
      expect(await database.db.selectFrom("device").selectAll().execute()).toMatchObject([
        { client_id: phone, user_id: volunteer, last_seen_at: now, lost_at: null, lost_unsent: null, waited_days: 0 },
      ]);
      // It wrote there, so it holds the rows.
      expect(await database.db.selectFrom("reader").select(["p", "client_id", "user_id"]).execute()).toEqual([
        { p: home.partition, client_id: phone, user_id: volunteer },
      ]);

      // The phone did not hear the answer, and sends again what it sent before the server was changed.
      const scope = [{ partition: home.partition, audiences: [home.code], roles: ["volunteer" as const] }];
      const mutations: Numbered[] = [
        { n: 2, v: 1, k: "citizen", id: gone, op: "patch", at: now, b: 1, set: { status: "no such status" } },
        { n: 3, v: 1, k: "citizen", id: gone, op: "delete", at: now, b: 1 },
        { n: 4, v: 1, k: "citizen", id: citizen, op: "patch", at: now, b: 2, set: { nickname: "ชาย" } },
      ];
      const writer = { partition: home.partition, clientId: phone, userId: volunteer, now, newId: () => "" };
      const verdict = await store.push({
        ...writer,
        firstNumber: 2,
        rowIds: [citizen, gone],
        decide: (view) => decideBatch({ ...writer, scope, past: [], isVillage: () => true, mutations }, view),
      });
      expect([verdict.ack.n, verdict.results]).toEqual([4, [rejected]]);
      expect((await everyRow(store, home)).map(({ seq, body: then }) => [seq, then])).toEqual([
        [3, null],
        [4, { ...body, nickname: "ชาย" }],
      ]);
    } finally {
      await database.close();
      await remove();
    }
  });
};

const rowOf = (id: string, seq: number, its: typeof body | null) => ({
  partition: home.partition,
  id,
  kind: "citizen",
  audience: home.code,
  seq,
  body: its,
  versions: {},
  made: [seq === 3 ? 1 : seq, phone],
  lastClient: phone,
  priorSeq: 0,
  receivedAt: now,
  deviceAt: now,
});

const fillAsLastRelease = async (db: Kysely<Tables>): Promise<void> => {
  await sql`create table migration (name text primary key, at text not null)`.execute(db);
  for (const [name, step] of [
    ["001-first-tables", firstTables],
    ["002-phones-by-sync", phonesBySync],
  ] as const) {
    await step(db as unknown as Kysely<never>);
    await sql`insert into migration (name, at) values (${name}, ${now})`.execute(db);
  }
  const p = home.partition;
  await sql`insert into part (p, seq, floor_seq) values (${p}, 3, 1)`.execute(db);
  for (const [id, seq, text] of [
    [citizen, 2, JSON.stringify(body)],
    [gone, 3, null],
  ] as const) {
    await sql`insert into "row" (p, id, kind, aud, seq, body, versions, made_seq, made_client, last_client, prior_seq,
      received_at, device_at, deleted_at) values (${p}, ${id}, 'citizen', ${home.code}, ${seq}, ${text}, '{}',
      ${seq === 3 ? 1 : seq}, ${phone}, ${phone}, 0, ${now}, ${now}, ${text === null ? now : null})`.execute(db);
  }
  await sql`insert into client (p, client_id, user_id, last_n, seen_at) values
    (${p}, ${phone}, ${volunteer}, 3, ${now}), (${p}, 'server', 'server', 1, ${now})`.execute(db);
  await sql`insert into result (p, client_id, n, result, at)
    values (${p}, ${phone}, 2, ${JSON.stringify(rejected)}, ${now})`.execute(db);
  await sql`insert into device (client_id, user_id, first_seen, last_seen_at)
    values (${phone}, ${volunteer}, ${now}, ${now})`.execute(db);
  await sql`insert into session (token_hash, user_id, client_id, made_at, seen_at, expires_at, ended_at, code_hash)
    values ('token', ${volunteer}, ${phone}, ${now}, ${now}, ${now}, null, 'code')`.execute(db);
  await sql`insert into setting (name, value) values ('epoch', 'the epoch')`.execute(db);
};
