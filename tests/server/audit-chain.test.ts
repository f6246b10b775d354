import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { appendAudit, verifyAudit } from "#server/audit/chain.ts";
import { type Database, openDatabase } from "#server/database.ts";
import { freshDatabase } from "#tests/machine/fresh-database.ts";

const key = Buffer.from("a key of this test");
const at = "2026-11-27T00:00:00.000Z";

const sqlite = async () => {
  const directory = mkdtempSync(join(tmpdir(), "asa-audit-"));
  return { options: { directory }, remove: async () => rmSync(directory, { recursive: true }) };
};
const postgres = async () => {
  const { url, drop } = await freshDatabase();
  return { options: { url }, remove: drop };
};

describe.each([
  ["SQLite", sqlite],
  ["PostgreSQL", postgres],
] as const)("on %s", (name, place) => {
  const opened = async () => {
    const { options, remove } = await place();
    const servers = [
      await openDatabase({ ...options, factKey: "test" }),
      await openDatabase({ ...options, factKey: "test" }),
    ] as const;
    onTestFinished(async () => {
      for (const server of servers) await server.close();
      await remove();
    });
    return servers;
  };
  const write = (database: Database, subject: string) =>
    database.transaction((trx) => appendAudit(trx, key, { at, actor: "nok", action: "invite", subject }));
  const threeLines = async () => {
    const [first] = await opened();
    for (const subject of ["one", "two", "three"]) await write(first, subject);
    return first;
  };
  /** What somebody with every right on the database can do. */
  const withoutTriggers = async ({ db }: Database) => {
    if (name === "PostgreSQL") await sql`alter table audit disable trigger audit_stays`.execute(db);
    else for (const act of ["update", "delete"]) await sql.raw(`drop trigger audit_no_${act}`).execute(db);
  };

  test("many who write at once make one chain", async () => {
    const [one, other] = await opened();
    // Two SQLite connections in one thread would wait for each other for ever; two servers are two processes.
    const servers = [one, name === "PostgreSQL" ? other : one] as const;
    await Promise.all(Array.from({ length: 40 }, (_, i) => write(servers[i % 2 === 0 ? 0 : 1], String(i))));
    expect(await verifyAudit(servers[0].db, key)).toMatchObject({ brokenAt: null, newest: { n: 40 } });
  });

  test("nobody can change or remove a line through the database as it is", async () => {
    const { db } = await threeLines();
    await expect(sql`update audit set actor = 'somebody'`.execute(db)).rejects.toThrow(/never changed/u);
    await expect(sql`delete from audit where n = 3`.execute(db)).rejects.toThrow(/never changed/u);
  });

  test("a line that somebody changed is named", async () => {
    const database = await threeLines();
    await withoutTriggers(database);
    await sql`update audit set actor = 'somebody' where n = 2`.execute(database.db);
    expect((await verifyAudit(database.db, key)).brokenAt).toBe(2);
  });

  test("a line that somebody removed is named", async () => {
    const database = await threeLines();
    await withoutTriggers(database);
    await sql`delete from audit where n = 2`.execute(database.db);
    expect((await verifyAudit(database.db, key)).brokenAt).toBe(2);
  });

  test("a tail that somebody removed shows against the hash written down elsewhere", async () => {
    const database = await threeLines();
    const { newest } = await verifyAudit(database.db, key);
    if (newest === null) throw new Error("The log is empty.");
    await withoutTriggers(database);
    await sql`delete from audit where n = 3`.execute(database.db);
    expect((await verifyAudit(database.db, key)).brokenAt).toBe(null);
    expect((await verifyAudit(database.db, key, newest)).brokenAt).toBe(3);
  });

  test("lines of an earlier secret keep their place in the chain, and the check says how many it could not read", async () => {
    const database = await threeLines();
    const other = Buffer.from("the key of another secret");
    await database.transaction((trx) => appendAudit(trx, other, { at, actor: "nok", action: "invite" }));
    expect(await verifyAudit(database.db, other)).toMatchObject({ brokenAt: null, underOtherKey: 3 });
    await withoutTriggers(database);
    await sql`delete from audit where n = 2`.execute(database.db);
    expect((await verifyAudit(database.db, other)).brokenAt).toBe(2);
  });
});
