/**
 * A real PostgreSQL of our own for tests: loopback only, a free port, a new data folder, gone afterwards. fsync stays
 * on, because tests kill this server and then ask what it still knows.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { findPostgres, type Owner } from "./postgres-binaries.ts";
import { folderPrefix, removeLeftovers } from "./postgres-leftovers.ts";

export type Postgres = {
  /** The same before and after a restart. */
  readonly url: string;
  /** Shuts down and removes everything. */
  readonly stop: () => Promise<void>;
  /** kill -9: what was not on disk is lost. */
  readonly killServer: () => Promise<void>;
  /** Starts again on the same data folder and port; stops it first if it runs. */
  readonly restart: () => Promise<void>;
};

/** Throws, with PostgreSQL's own words, if the server cannot be made. */
export const startPostgres = async (): Promise<Postgres> => {
  removeLeftovers();
  const place = makePlace();
  const password = randomBytes(18).toString("hex");
  const bin = findPostgres(place.owner, place.folder);
  initialize(place, bin, password);

  const port = await freePort();
  const url = `postgres://asa:${password}@127.0.0.1:${port}/postgres`;
  const start = () => startServer(place, bin, port, url);
  const running = { server: await start() };

  const removeAtExit = () => {
    running.server.kill("SIGKILL");
    rmSync(place.folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  process.once("exit", removeAtExit);

  const end = (signal: NodeJS.Signals) => endProcess(running.server, signal);
  return {
    url,
    killServer: () => end("SIGKILL"),
    restart: async () => {
      await end("SIGINT");
      running.server = await start();
    },
    stop: async () => {
      await end("SIGINT");
      process.off("exit", removeAtExit);
      removeAtExit();
    },
  };
};

type Place = { readonly folder: string; readonly data: string; readonly log: string; readonly owner: Owner };

const makePlace = (): Place => {
  const folder = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  const owner = serverOwner();
  if (owner) [folder, data].forEach((path) => chownSync(path, owner.uid, owner.gid));
  return { folder, data, log: join(folder, "server.log"), owner };
};

/** PostgreSQL refuses to run as root: then it becomes its own usual user, or nobody. */
const serverOwner = (): Owner => {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const user = ["postgres", "nobody"].map((name) => users.find(([known]) => known === name)).find(Boolean);
  if (!user) throw new Error("PostgreSQL refuses root, and there is neither a user postgres nor nobody to run it as.");
  return { uid: Number(user[2]), gid: Number(user[3]) };
};

const initialize = ({ folder, data, owner }: Place, bin: string, password: string): void => {
  const passwordFile = join(folder, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner) chownSync(passwordFile, owner.uid, owner.gid);
  const { status, stdout, stderr, error } = spawnSync(
    join(bin, "initdb"),
    ["-D", data, "-U", "asa", "-A", "scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--no-locale", "-N"],
    { ...owner, cwd: folder, encoding: "utf8" },
  );
  if (status !== 0) throw new Error(`initdb in ${bin} failed: ${error?.message ?? ""}\n${stdout}\n${stderr}`);
  rmSync(passwordFile);
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("The system gave no port.");
  return address.port;
};

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "fsync=on",
  "synchronous_commit=on",
  "max_connections=60",
  "shared_buffers=32MB",
  "timezone=UTC",
];

const startServer = async (place: Place, bin: string, port: number, url: string): Promise<ChildProcess> => {
  const giveUpAt = Date.now() + 30_000;
  // After a kill -9 the orphaned workers hold the data folder for a moment, and a new server refuses it: try again.
  for (;;) {
    const server = launch(place, bin, port);
    if (await answers(server, url, giveUpAt)) return server;
    await endProcess(server, "SIGKILL");
    if (Date.now() > giveUpAt) throw new Error(`PostgreSQL did not start:\n${readFileSync(place.log, "utf8")}`);
    await sleep(100);
  }
};

const launch = ({ folder, data, log, owner }: Place, bin: string, port: number): ChildProcess => {
  const args = ["-D", data, "-p", String(port), ...settings.flatMap((setting) => ["-c", setting])];
  const logFile = openSync(log, "a");
  const server = spawn(join(bin, "postgres"), args, { ...owner, cwd: folder, stdio: ["ignore", "ignore", logFile] });
  closeSync(logFile);
  // The tests' end must not wait for a server that a crashed test left behind.
  server.unref();
  return server;
};

const hasEnded = (server: ChildProcess): boolean => server.exitCode !== null || server.signalCode !== null;

/** True once a query is answered; false if the server ended or time ran out. */
const answers = async (server: ChildProcess, url: string, giveUpAt: number): Promise<boolean> => {
  while (!hasEnded(server) && Date.now() < giveUpAt) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on("error", () => {});
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (connected) return true;
    await sleep(30);
  }
  return false;
};

const endProcess = async (server: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  if (hasEnded(server)) return;
  const ended = once(server, "exit");
  server.kill(signal);
  const patience = setTimeout(() => server.kill("SIGKILL"), 10_000);
  await ended;
  clearTimeout(patience);
};
