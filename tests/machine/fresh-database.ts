/** An empty database for one test, on the PostgreSQL that all test files of a run share. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { TEMPLATE, TEMPLATE_PATH } from "./migrated-template.ts";

export type FreshDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** Only inside vitest. `drop` ends whatever is still connected. */
export const freshDatabase = (): Promise<FreshDatabase> => create("/", "");

/** The same with its tables, as a server of server-for-tests.ts makes them when it opens an empty one. */
export const migratedDatabase = (): Promise<FreshDatabase> => create(TEMPLATE_PATH, `template ${TEMPLATE}`);

const create = async (path: string, from: string): Promise<FreshDatabase> => {
  const server = await sharedServerUrl(path);
  const name = `asa_${randomBytes(8).toString("hex")}`;
  await run(server, `create database ${name} ${from}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(server, `drop database if exists ${name} with (force)`) };
};

const sharedServerUrl = async (path: string): Promise<string> => {
  const counter = process.env["ASA_SHARED_POSTGRES"];
  if (!counter) throw new Error("freshDatabase works inside vitest; elsewhere use startPostgres.");
  const answer = await fetch(new URL(path, counter));
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
};

const run = async (url: string, sql: string): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
};
