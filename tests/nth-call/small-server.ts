/** The server's core in memory, made anew from what it was sent, with the phone's `fetch` that ends in it. */
import { gunzipSync } from "node:zlib";
import * as v from "valibot";
import type { Body } from "#domain/json.ts";
import { recordTypes } from "#domain/record-types.ts";
import { plant, type PlantedRecord } from "#server/plant.ts";
import { memoryStore } from "#server/stores/memory-store.ts";
import { answerSync } from "#sync/answer.ts";
import { checkRequestSchema, checkSync } from "#sync/check.ts";
import type { Numbered } from "#sync/decide.ts";
import { unpackPush } from "#sync/push-columns.ts";
import { syncRequestSchema, type SyncRequest } from "#sync/wire.ts";
import { textIn } from "#tests/simulation/plain-model.ts";

export const NOW = "2026-11-22T05:00:00.000Z";

/** One request: whose, with which villages, and its text. */
export interface Sent {
  readonly userId: string;
  readonly villages: readonly string[];
  readonly text: string;
}

export interface SmallServer {
  readonly takes: (sent: Sent) => Promise<unknown>;
  /** `fetch` of this person's phone. What it sends is added to `log`. */
  readonly fetchFor: (userId: string, villages: readonly string[], log?: Sent[]) => typeof fetch;
  /** The operator's step after a restored backup: a new epoch. */
  readonly restarts: () => Promise<void>;
  /** Every body in these partitions. */
  readonly bodies: (partitions: readonly string[]) => Promise<readonly Body[]>;
}

/** `pageBytes`: how much fits into a page, where the phone would take more. */
export const smallServer = async (
  planted: readonly PlantedRecord[],
  sent: readonly Sent[] = [],
  pageBytes = Number.POSITIVE_INFINITY,
): Promise<SmallServer> => {
  const store = memoryStore();
  await plant(store, planted, NOW);
  let made = 0;
  const newId = (): string => `019ab300-0000-7000-a000-${String(++made).padStart(12, "0")}`;
  // What a cursor says stays readable here, so that cursors can be compared.
  const deps = {
    store,
    seal: { seal: (text: string) => text, open: (text: string) => text },
    newId,
    isVillage: () => true,
    idleSeconds: 60,
  };
  const actorOf = ({ userId, villages }: Omit<Sent, "text">) => ({
    userId,
    grants: villages.map((scope) => ({ role: "volunteer" as const, scope })),
  });
  const takes: SmallServer["takes"] = async ({ text, ...who }) => {
    const unpacked = unpackPush(JSON.parse(text));
    if (!unpacked.ok) throw new Error(unpacked.error.field);
    // The schema leaves the mutations as they came.
    const request = v.parse(syncRequestSchema, unpacked.value) as SyncRequest<Numbered>;
    return answerSync(deps, actorOf(who), { ...request, lim: Math.min(request.lim, pageBytes) }, NOW);
  };
  for (const one of sent) await takes(one);
  return {
    takes,
    restarts: () => store.restart(),
    fetchFor: (userId, villages, log) => async (address, init) => {
      const text = await textOf(init?.body);
      const one = { userId, villages, text };
      if (address === "/v1/check") {
        return Response.json(await checkSync(deps, actorOf(one), v.parse(checkRequestSchema, JSON.parse(text)), NOW));
      }
      if (address !== "/v1/sync") return Response.json({ code: "notFound" }, { status: 404 });
      log?.push(one);
      return Response.json(await takes(one));
    },
    bodies: async (partitions) => {
      const kinds = recordTypes.map(({ kind }) => kind);
      const whole = { after: 0, upTo: Number.MAX_SAFE_INTEGER, maxRows: 10_000, kinds };
      const audiences = [...new Set(planted.map(({ body }) => textIn(body, "areaCode")))];
      const rows = await Promise.all(partitions.map((partition) => store.page({ ...whole, partition, audiences })));
      return rows.flat().flatMap(({ body }) => (body === null ? [] : [body]));
    },
  };
};

const textOf = async (body: BodyInit | null | undefined): Promise<string> => {
  const bytes = Buffer.from(await new Response(body).arrayBuffer());
  // Longer requests travel compressed.
  return (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString();
};
