/** A server whose database can be backed up while it works, lost, and restored, as docs/operate.md says. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, cpSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { backup as copySqlite, DatabaseSync } from "node:sqlite";
import { Client } from "pg";
import type { DatabaseOptions } from "#server/database.ts";
import type { Postgres } from "#tests/machine/postgres.ts";

/** Where the data is, and how an operator keeps and brings back a copy of it. */
export interface Keeping {
  readonly options: Omit<DatabaseOptions, "factKey">;
  /** While the server works. */
  readonly backUp: () => Promise<void>;
  /** While no server runs. */
  readonly restore: () => Promise<void>;
}

export const keepSqlite = (folder: string): Keeping => {
  const [directory, copy] = [join(folder, "data"), join(folder, "copy.sqlite")];
  const file = join(directory, "asa.sqlite");
  return {
    options: { directory },
    backUp: async () => {
      rmSync(copy, { force: true });
      const source = new DatabaseSync(file, { readOnly: true });
      await copySqlite(source, copy, { rate: 20 });
      source.close();
    },
    restore: async () => {
      for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
      cpSync(copy, file);
    },
  };
};

/** The files, copied while PostgreSQL writes them, between its own two words for that. */
export const keepPostgres = async (postgres: Postgres): Promise<Keeping> => {
  const ask = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    const client = new Client({ connectionString: postgres.url });
    await client.connect();
    return work(client).finally(() => client.end());
  };
  const data = await ask(async (client) => {
    const { rows } = await client.query<{ data_directory: string }>("show data_directory");
    return rows[0]?.data_directory ?? "";
  });
  const copy = `${data}-copy`;
  return {
    options: { url: postgres.url },
    backUp: () =>
      ask(async (client) => {
        rmSync(copy, { recursive: true, force: true });
        await client.query("select pg_backup_start('drill', true)");
        await copyFolder(data, copy);
        const { rows } = await client.query<{ labelfile: string }>("select labelfile from pg_backup_stop(false)");
        // The log up to the backup's end belongs to it.
        await copyFolder(join(data, "pg_wal"), join(copy, "pg_wal"));
        rmSync(join(copy, "postmaster.pid"), { force: true });
        const label = join(copy, "backup_label");
        writeFileSync(label, rows[0]?.labelfile ?? "");
        const { uid, gid } = statSync(data);
        chownSync(label, uid, gid);
      }),
    restore: async () => {
      await postgres.killServer();
      rmSync(data, { recursive: true });
      await copyFolder(copy, data);
      await postgres.restart();
    },
  };
};

/** With owners and rights. Files may come and go meanwhile: PostgreSQL's log mends what was half copied. */
const copyFolder = async (from: string, to: string): Promise<void> => {
  mkdirSync(to, { recursive: true });
  const copying = spawn("cp", ["-a", "--", `${from}/.`, to], { stdio: "ignore" });
  await once(copying, "close");
};
