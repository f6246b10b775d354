/** The whole server core over a store in memory, and the real client of a phone talking to it as text: for stories. */
import * as v from "valibot";
import { memoryStore } from "#server/stores/memory-store.ts";
import { memoryPhone, type Hooks, type MemoryPhone } from "#tests/simulation/memory-phone.ts";
import type { Body } from "#domain/json.ts";
import { ok } from "#domain/result.ts";
import { answerSync, type SyncIncident } from "#sync/answer.ts";
import type { Numbered } from "#sync/decide.ts";
import { checkRequestSchema, checkSync, type CheckRequest, type CheckResponse, type Divergence } from "#sync/check.ts";
import { syncAll, type RoundDeps } from "#sync/round.ts";
import { deliverParcels } from "#sync/parcels.ts";
import { saveDrafts, type Draft } from "#sync/save.ts";
import type { Actor } from "#sync/scope.ts";
import type { Store } from "#sync/store.ts";
import type { SyncRequest, SyncResponse } from "#sync/wire.ts";
import { clientOf, idOf, now, village } from "./one-partition.ts";

/** Signed as a server would: what was changed does not open. */
const sealOf = (key: string) => ({
  seal: (text: string) => `${key}|${text.length}|${text}`,
  open: (sealed: string) => {
    const [by, length, ...text] = sealed.split("|");
    return by === key && Number(length) === text.join("|").length ? text.join("|") : null;
  },
});

export const volunteer = (userId: string, ...villages: readonly string[]): Actor => ({
  userId,
  grants: villages.map((scope) => ({ role: "volunteer", scope })),
});

export interface OneServer {
  readonly store: Store;
  readonly answer: (actor: Actor, request: SyncRequest<unknown>) => Promise<SyncResponse>;
  /** Makes the deliveries that wait. */
  readonly deliver: () => Promise<void>;
  readonly check: (actor: Actor, request: CheckRequest, at: string) => Promise<CheckResponse>;
  /** What the operator would have heard of. */
  readonly incidents: readonly (SyncIncident | Divergence)[];
}

export const oneServer = (store: Store = memoryStore(), key = "key"): OneServer => {
  let made = 0;
  const incidents: (SyncIncident | Divergence)[] = [];
  const report = (incident: SyncIncident | Divergence): void => void incidents.push(incident);
  const deps = {
    store,
    seal: sealOf(key),
    newId: () => idOf(900 + ++made),
    isVillage: () => true,
    idleSeconds: 60,
    report,
    postParcels: (from: string) => deliverParcels(store, now, from).catch(() => undefined),
  };
  return {
    store,
    incidents,
    check: async (actor, request, at) => {
      const received = v.parse(checkRequestSchema, JSON.parse(JSON.stringify(request)));
      return JSON.parse(JSON.stringify(await checkSync(deps, actor, received, at))) as CheckResponse;
    },
    deliver: () => deliverParcels(store, now),
    answer: async (actor, request) => {
      // Over the wire as text: nothing is shared by reference.
      const received = JSON.parse(JSON.stringify(request)) as SyncRequest<Numbered>;
      return JSON.parse(JSON.stringify(await answerSync(deps, actor, received, now))) as SyncResponse;
    },
  };
};

export interface TestPhone {
  readonly storage: MemoryPhone;
  readonly saves: (...drafts: readonly Draft[]) => Promise<void>;
  /** One exchange after another until all is quiet. `send` stands in for the link. */
  readonly syncs: (send?: RoundDeps["send"]) => ReturnType<typeof syncAll>;
  readonly sends: RoundDeps["send"];
  readonly sees: (id?: string) => Body | undefined;
  readonly waits: () => number[];
  readonly answers: () => string[];
}

export const phoneOf = (
  server: OneServer,
  name: string,
  actor = volunteer(idOf(700), village),
  hooks?: Hooks,
): TestPhone => {
  const storage = memoryPhone(clientOf(name), hooks);
  let fresh = 0;
  const sends: RoundDeps["send"] = async (request) => ok(await server.answer(actor, request));
  return {
    storage,
    sends,
    saves: (...drafts) => saveDrafts(storage, drafts, now),
    syncs: (send = sends) => syncAll({ storage, send, now: () => now, newId: () => clientOf(`${name}${++fresh}`) }),
    sees: (id = idOf(1)) => storage.state().rows.get(id)?.body,
    waits: () => [...storage.state().waiting.values()].map(({ mutation }) => mutation.n),
    answers: () => [...storage.state().answered.values()].map(({ mutation, state }) => `${mutation.n} ${state}`),
  };
};

export const newPerson = (fields: Body = {}, id = idOf(1)): Draft => ({
  op: "put",
  kind: "citizen",
  id,
  set: { name: "สมชาย", areaCode: village, status: "active", ...fields },
});
export const edit = (set: Body, id = idOf(1)): Draft => ({ op: "patch", kind: "citizen", id, set });
