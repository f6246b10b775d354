import { Client } from "pg";
import { expect, test } from "vitest";
import { freshDatabase } from "./fresh-database.ts";
import { startPostgres } from "./postgres.ts";

test("each test's PostgreSQL database is its own", async () => {
  const [mine, other] = await Promise.all([freshDatabase(), freshDatabase()]);
  await query(mine.url, "create table note (text text)");
  await expect(query(other.url, "select * from note")).rejects.toThrow("does not exist");
  await mine.drop();
  await other.drop();
});

test("a PostgreSQL killed with -9 still knows what it acknowledged", async () => {
  const server = await startPostgres();
  try {
    expect(await query(server.url, "show fsync")).toEqual([{ fsync: "on" }]);
    await query(server.url, "create table note (text text)");
    await query(server.url, "insert into note values ('saved')");

    await server.killServer();
    await expect(query(server.url, "select 1")).rejects.toThrow(/ECONNREFUSED/u);

    await server.restart();
    expect(await query(server.url, "select * from note")).toEqual([{ text: "saved" }]);
  } finally {
    await server.stop();
  }
});

const query = async (url: string, sql: string): Promise<unknown> => {
  const client = new Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};
