/** The server as `npm start` runs it, in a process that can be killed, on one village with a volunteer and a person. */
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDatabase, type Database } from "#server/database.ts";
import { build, isBuilt } from "#server/fresh-build.ts";
import { plant, type PlantedRecord } from "#server/plant.ts";
import { deriveKey } from "#server/secret.ts";
import { mintCode } from "#server/sign-in-codes.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { freePort } from "#tests/bench/free-port.ts";

export interface RealServer {
  readonly port: number;
  /** A code of the volunteer's, good for many phones. */
  readonly code: string;
  /** kill -9. */
  readonly kill: () => Promise<void>;
  /** On the same port and the same data. */
  readonly start: () => Promise<void>;
  /** Looks into the database. Ends the server first. */
  readonly read: <T>(look: (database: Database) => Promise<T>) => Promise<T>;
}

export const volunteerId = "019ab200-0000-7000-8000-000000000001";
export const citizenId = "019ab200-0000-7000-8000-00000000000c";
const areaCode = "98010101";

const records: readonly PlantedRecord[] = [
  { kind: "user", id: volunteerId, body: { name: "อาสา ตัวอย่าง", affiliations: [] } },
  {
    kind: "membership",
    id: volunteerId.replace("019ab", "019ac"),
    body: { userId: volunteerId, role: "volunteer", scope: areaCode, from: "2026-01-01" },
  },
  {
    kind: "villageTarget",
    id: "019ad200-0000-7000-8000-000000000001",
    body: { areaCode, fiscalYear: 2570, people: 4, nameTh: "บ้านตัวอย่าง", nameEn: "Ban Tuayang" },
  },
  { kind: "citizen", id: citizenId, body: { name: "ป้าสาธิต ตัวอย่าง", areaCode, status: "active" } },
];

const root = fileURLToPath(new URL("../..", import.meta.url));
const secret = "the drills have no secrets: 32 letters";

export const withRealServer = async <T>(work: (server: RealServer) => Promise<T>): Promise<T> => {
  if (!isBuilt(root)) await build(root);
  const directory = mkdtempSync(join(tmpdir(), "asa-real-"));
  const factKey = deriveKey(secret, "facts").toString("base64url");
  const inside = async <R>(look: (database: Database) => Promise<R>): Promise<R> => {
    const database = await openDatabase({ directory, factKey });
    return look(database).finally(() => database.close());
  };
  const code = await inside(async (database) => {
    const now = new Date().toISOString();
    await plant(sqlStore(database), records, now);
    const terms = { userId: volunteerId, expiresAt: new Date(Date.now() + 86_400_000).toISOString(), uses: 100 };
    return mintCode(database.db, deriveKey(secret, "code"), randomBytes, terms);
  });

  const port = await freePort();
  const running: { process: ChildProcess | null } = { process: null };
  const kill = async (): Promise<void> => {
    const { process: server } = running;
    running.process = null;
    if (!server || server.exitCode !== null) return;
    server.kill("SIGKILL");
    await once(server, "exit");
  };
  const start = async (): Promise<void> => {
    running.process = await startProcess(port, directory);
  };
  try {
    await start();
    return await work({ port, code, kill, start, read: async (look) => kill().then(() => inside(look)) });
  } finally {
    await kill();
    rmSync(directory, { recursive: true, force: true });
  }
};

const startProcess = async (port: number, directory: string): Promise<ChildProcess> => {
  const server = spawn(process.execPath, [join(root, "src/server/main.ts")], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATA_DIR: directory,
      ASA_SECRET: secret,
      LOG_LEVEL: "fatal",
      NODE_ENV: "",
      DATABASE_URL: "",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (server.exitCode === null) {
    const answer = await fetch(`http://localhost:${port}/v1/health`).catch(() => null);
    if (answer?.ok) return server;
    await sleep(30);
  }
  throw new Error("The server did not start.");
};
