/** A volunteer's phone without a screen: the app's own sync, its records in memory. */
import { uuidv7 } from "uuidv7";
import { sendOver } from "#data/send.ts";
import { registryVersion } from "#domain/record-types.ts";
import { syncAll } from "#sync/round.ts";
import { saveDrafts } from "#sync/save.ts";
import { signing, testKey } from "#tests/server/device-keys.ts";
import { memoryPhone } from "#tests/simulation/memory-phone.ts";
import type { LogRecord } from "./help-logs.ts";
import { leanFetch } from "./lean-fetch.ts";

export interface AsaPhone {
  readonly save: (logs: readonly LogRecord[]) => Promise<void>;
  /** Sends and fetches until nothing waits; gives the bytes of all request bodies as they were sent. Throws on an error. */
  readonly sync: () => Promise<number>;
  /** The app is updated to one that knows every record type; before, it knows those of the first version. */
  readonly update: () => void;
  readonly countOf: (kind: string) => number;
}

export const signInPhone = async (origin: string, code: string): Promise<AsaPhone> => {
  const clientId = uuidv7();
  const answer = await fetch(`${origin}/v1/sign-in`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code, clientId, key: testKey.publicKey }),
  });
  if (!answer.ok) throw new Error(`Sign-in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.get("set-cookie")?.split(";", 1)[0] ?? "";
  const storage = memoryPhone(clientId);
  const now = (): string => new Date().toISOString();
  let registry = 1;
  let bodyBytes = 0;
  const ask = signing(leanFetch(origin, cookie), now);
  const send = sendOver((path, init) => {
    bodyBytes += sizeOf(init?.body);
    return ask(path, init);
  });
  return {
    save: async (logs) => {
      for (const { id, at, body } of logs)
        await saveDrafts(storage, [{ op: "put", kind: "helpLog", id, set: body }], at);
    },
    sync: async () => {
      bodyBytes = 0;
      const result = await syncAll({ storage, send, now, newId: uuidv7, registry });
      if (!result.ok) throw new Error(`Sync: ${JSON.stringify(result.error)}`);
      return bodyBytes;
    },
    update: () => {
      registry = registryVersion;
    },
    countOf: (kind) => [...storage.state().rows.values()].filter((row) => row.kind === kind).length,
  };
};

const sizeOf = (body: unknown): number =>
  body instanceof ArrayBuffer ? body.byteLength : typeof body === "string" ? Buffer.byteLength(body) : 0;
