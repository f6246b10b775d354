/** The peer: PouchDB on the phone's side, express-pouchdb behind it, at the same work through the same counter. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import httpAdapter from "pouchdb-adapter-http";
import memoryAdapter from "pouchdb-adapter-memory";
import PouchDB from "pouchdb-core";
import replication from "pouchdb-replication";
import { freePort } from "./free-port.ts";
import type { LogRecord } from "./help-logs.ts";
import { documentOf } from "./pouchdb-document.ts";

export interface PouchServer {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** With `count` past logs in it. */
export const startPouchServer = async (count: number): Promise<PouchServer> => {
  const port = await freePort();
  const script = fileURLToPath(new URL("pouchdb-server.ts", import.meta.url));
  const server = spawn(process.execPath, [script, String(port), String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = async (): Promise<void> => {
    if (server.exitCode === null && server.kill()) await once(server, "exit");
  };
  const ready = once(server.stdout, "data").then(() => true);
  const isReady = await Promise.race([ready, once(server, "exit").then(() => false)]);
  if (!isReady || server.pid === undefined) throw new Error("PouchDB's server did not start.");
  return { port, pid: server.pid, stop };
};

// Plug-ins change PouchDB itself, and a second time would be refused.
const Pouch = PouchDB.plugin(httpAdapter).plugin(memoryAdapter).plugin(replication);

export interface PouchPhone {
  readonly save: (logs: readonly LogRecord[]) => Promise<void>;
  readonly pull: () => Promise<void>;
  readonly push: () => Promise<void>;
  readonly count: () => Promise<number>;
}

/** `database` is the server's, made if missing; `name` tells phones of one run apart. */
export const pouchPhone = (origin: string, database: string, name: string): PouchPhone => {
  const own = new Pouch(name, { adapter: "memory" });
  const server = new Pouch(`${origin}/${database}`, { adapter: "http" });
  return {
    save: async (logs) => void (await own.bulkDocs(logs.map(documentOf))),
    pull: async () => void (await own.replicate.from(server)),
    push: async () => void (await own.replicate.to(server)),
    count: async () => (await own.info()).doc_count,
  };
};
