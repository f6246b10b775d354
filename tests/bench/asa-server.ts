/** The production server in a process of its own, on a database of its own. */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDatabase } from "#server/database.ts";
import { plant, type PlantedRecord } from "#server/plant.ts";
import { deriveKey } from "#server/secret.ts";
import { mintCode } from "#server/sign-in-codes.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { freePort } from "./free-port.ts";

export interface AsaServer {
  readonly port: number;
  readonly pid: number;
  /** Sign-in codes of `signIn` below, in its order. */
  readonly codes: readonly string[];
  readonly stop: () => Promise<void>;
}

export interface Contents {
  readonly records: readonly PlantedRecord[];
  /** Whose codes are wanted; each is good for many phones. */
  readonly signIn: readonly string[];
}

/** With these records and no others: not those of the demo. */
export const startAsa = async (contents: Contents): Promise<AsaServer> => {
  const directory = await mkdtemp(join(tmpdir(), "asa-bench-"));
  const codes = await fill(directory, contents);
  const port = await freePort();
  const server = spawn(process.execPath, [join(root, "src/server/main.ts")], {
    cwd: root,
    env: { ...environment, PORT: String(port), DATA_DIR: directory, ASA_SECRET: secret, LOG_LEVEL: "error" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  server.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.kill()) await once(server, "exit");
    await rm(directory, { recursive: true, force: true });
  };
  if (server.pid === undefined || !(await isUp(port, () => server.exitCode === null))) {
    await stop();
    throw new Error(`The server did not start.\n${said}`);
  }
  return { port, pid: server.pid, codes, stop };
};

const root = fileURLToPath(new URL("../..", import.meta.url));
const secret = "the bench has no secrets, only 32 letters";

// A database or an address that belongs to whoever runs the bench must not be measured, or filled.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !["DATABASE_URL", "NODE_ENV", "PUBLIC_ORIGIN", "TRUST_PROXY", "HOST"].includes(name),
  ),
);

const fill = async (directory: string, { records, signIn }: Contents): Promise<string[]> => {
  const database = await openDatabase({ directory, factKey: deriveKey(secret, "facts").toString("base64url") });
  const now = new Date().toISOString();
  await plant(sqlStore(database), records, now);
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const codes: string[] = [];
  for (const userId of signIn) {
    codes.push(await mintCode(database.db, deriveKey(secret, "code"), randomBytes, { userId, expiresAt, uses: 20 }));
  }
  await database.close();
  return codes;
};

const isUp = async (port: number, isRunning: () => boolean): Promise<boolean> => {
  while (isRunning()) {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/health`).catch(() => null);
    if (answer?.ok) return true;
    await sleep(50);
  }
  return false;
};
