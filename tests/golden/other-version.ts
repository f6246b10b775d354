/** Client and server of another release, whose record types are others: the same code, loaded once more around them. */
import { uuidv7 } from "uuidv7";
import { vi } from "vitest";
import { ok } from "#domain/result.ts";
import type { RecordType } from "#domain/record-type.ts";
import { recordTypes, registryVersion } from "#domain/record-types.ts";
import type { Body } from "#domain/json.ts";
import type { Numbered } from "#sync/decide.ts";
import type { Draft } from "#sync/save.ts";
import type { SyncRequest, SyncResponse } from "#sync/wire.ts";
import { person, village } from "./acts-parts.ts";

export interface OtherServer {
  readonly answers: (request: SyncRequest) => Promise<SyncResponse>;
  readonly has: (id: string) => Promise<Body | null | undefined>;
  readonly close: () => Promise<void>;
}

export interface OtherPhone {
  readonly saves: (...drafts: readonly Draft[]) => Promise<void>;
  /** Gives `sent`, or what went wrong. */
  readonly syncs: (server: OtherServer) => Promise<string>;
  readonly sees: (id: string) => Body | undefined;
  /** What became of each change, with the reason of those that were not simply taken. */
  readonly answers: () => readonly string[];
}

export interface Release {
  readonly server: () => Promise<OtherServer>;
  readonly phone: () => OtherPhone;
}

/** A release in which these types stand in place of today's of the same kind. */
export const releaseWith = async (...changed: readonly RecordType[]): Promise<Release> => {
  const types = recordTypes.map((type) => changed.find(({ kind }) => kind === type.kind) ?? type);
  vi.resetModules();
  vi.doMock("#domain/record-types.ts", () => ({
    recordKinds: types,
    recordTypes: types,
    registryVersion,
    recordKind: (kind: string) => types.find((type) => type.kind === kind),
    recordType: (kind: string) => types.find((type) => type.kind === kind),
  }));
  const client = {
    ...(await import("#sync/save.ts")),
    ...(await import("#sync/round.ts")),
    ...(await import("#tests/simulation/memory-phone.ts")),
  };
  const core = {
    ...(await import("#sync/answer.ts")),
    ...(await import("#server/database.ts")),
    ...(await import("#server/stores/sql-store.ts")),
  };
  vi.doUnmock("#domain/record-types.ts");
  vi.resetModules();
  return {
    phone: () => phoneWith(client),
    server: () => serverWith(core),
  };
};

const NOW = "2026-11-22T05:00:00.000Z";

const phoneWith = ({
  memoryPhone,
  saveDrafts,
  syncAll,
}: typeof import("#sync/save.ts") &
  typeof import("#sync/round.ts") &
  typeof import("#tests/simulation/memory-phone.ts")): OtherPhone => {
  const storage = memoryPhone(uuidv7());
  return {
    saves: (...drafts) => saveDrafts(storage, drafts, NOW),
    syncs: async (server) => {
      const send = async (request: SyncRequest) => ok(await server.answers(request));
      const done = await syncAll({ storage, send, now: () => NOW, newId: uuidv7 });
      return done.ok ? "sent" : done.error.type;
    },
    sees: (id) => storage.state().rows.get(id)?.body,
    answers: () =>
      [...storage.state().answered.values()].map(({ state, code, field }) =>
        [state, code, field].filter(Boolean).join(" "),
      ),
  };
};

const serverWith = async ({
  answerSync,
  openDatabase,
  sqlStore,
}: typeof import("#sync/answer.ts") &
  typeof import("#server/database.ts") &
  typeof import("#server/stores/sql-store.ts")): Promise<OtherServer> => {
  const database = await openDatabase({ factKey: "test" });
  const openSeal = { seal: (text: string) => text, open: (sealed: string) => sealed };
  const deps = { store: sqlStore(database), seal: openSeal, newId: uuidv7, isVillage: () => true, idleSeconds: 60 };
  const actor = { userId: person, grants: [{ role: "volunteer" as const, scope: village }] };
  return {
    answers: async (request) => {
      // Over the wire as text: nothing is shared by reference.
      const received = JSON.parse(JSON.stringify(request)) as SyncRequest<Numbered>;
      return JSON.parse(JSON.stringify(await answerSync(deps, actor, received, NOW))) as SyncResponse;
    },
    has: async (id) => {
      const row = await database.db.selectFrom("row").select("body").where("id", "=", id).executeTakeFirst();
      // The server wrote it.
      return typeof row?.body === "string" ? (JSON.parse(row.body) as Body) : row?.body;
    },
    close: () => database.close(),
  };
};
