/** What the contract's tests speak with: a village of their own, and a volunteer's phone in it. */
import { uuidv7 } from "uuidv7";
import type { Body } from "#domain/json.ts";
import { recordTypes } from "#domain/record-types.ts";
import { decideBatch, type Numbered, type Verdict } from "#sync/decide.ts";
import type { PageQuery, PartitionView, PushJob, Store, StoredRow } from "#sync/store.ts";

export interface OpenStore {
  readonly store: Store;
  /** The next push is undone by the database after its decision, and has to be decided again. */
  readonly retryNext: () => void;
  readonly close: () => Promise<void>;
}

export interface Village {
  readonly partition: string;
  readonly code: string;
}

/** No two tests share a partition, so that one database serves them all. `from`: where another family begins. */
export const villages = (from = 0): (() => Village) => {
  let count = from;
  return () => {
    const subdistrict = String(980_000 + ++count);
    return { partition: `t:${subdistrict}`, code: `${subdistrict}01` };
  };
};

export const now = "2026-11-22T03:00:00.000Z";

/** Whoever pushes here. */
export const volunteer = "01939d3a-1c2b-7def-8abc-00000000abcd";

export interface Phone {
  readonly clientId: string;
  /** Sends mutations as they are. */
  readonly push: (mutations: readonly Numbered[], at?: string) => Promise<Verdict>;
}

export const phoneIn = (store: Store, { partition, code }: Village, clientId: string = uuidv7()): Phone => {
  const userId = volunteer;
  return {
    clientId,
    push: (mutations, at = now) => {
      const scope = [{ partition, audiences: [code], roles: ["volunteer" as const] }];
      const batch = {
        partition,
        clientId,
        userId,
        scope,
        past: [],
        isVillage: () => true,
        now: at,
        newId: uuidv7,
        mutations,
      };
      return store.push({
        partition,
        clientId,
        userId,
        now: at,
        firstNumber: Math.min(...mutations.map(({ n }) => n)),
        rowIds: [...new Set(mutations.map((mutation) => String(mutation["id"])))],
        decide: (view) => decideBatch(batch, view),
      });
    },
  };
};

/** Mutation `n`: a new citizen. */
export const newCitizen = (n: number, { code }: Village, fields: Body = {}, id: string = uuidv7()): Numbered => ({
  n,
  v: 1,
  k: "citizen",
  id,
  op: "put",
  at: now,
  b: 0,
  set: { name: "สมชาย ใจดี", areaCode: code, status: "active", ...fields },
});

/** Mutation `n`: a new help log of 30 minutes, unless `fields` say otherwise. */
export const newHelp = (n: number, { code }: Village, fields: Body = {}, id: string = uuidv7()): Numbered => ({
  ...newCitizen(n, { partition: "", code }, {}, id),
  k: "helpLog",
  set: {
    citizenId: uuidv7(),
    areaCode: code,
    by: volunteer,
    at: now,
    minutes: 30,
    place: "home",
    topics: ["ID-THAID"],
    outcome: "done",
    ...fields,
  },
});

export const edit = (n: number, id: string, kind: string, b: number, set: Body): Numbered => ({
  n,
  v: 1,
  k: kind,
  id,
  op: "patch",
  at: now,
  b,
  set,
});

export const removal = (n: number, id: string, kind: string, b: number): Numbered => ({
  n,
  v: 1,
  k: kind,
  id,
  op: "delete",
  at: now,
  b,
});

/** Every row of the village, oldest change first, as a phone that starts from nothing reads it. */
export const everyRow = (
  store: Store,
  { partition, code }: Village,
  query: Partial<PageQuery> = {},
): Promise<readonly StoredRow[]> =>
  store.page({
    partition,
    after: 0,
    upTo: Number.MAX_SAFE_INTEGER,
    audiences: [code],
    kinds: recordTypes.map(({ kind }) => kind),
    maxRows: 10_000,
    ...query,
  });

export const headOf = async (store: Store, { partition }: Village): Promise<number> =>
  (await store.heads([partition])).get(partition)?.head ?? -1;

/** A row as it would be written after `view`: for tests that care about the store and not about the decision. */
export const rawRow = ({ partition, code }: Village, seq: number, body: Body | null, id = uuidv7()): StoredRow => ({
  partition,
  id,
  kind: "citizen",
  audience: code,
  seq,
  body,
  versions: {},
  made: [seq, "client"],
  lastClient: "client",
  priorSeq: 0,
  receivedAt: now,
  deviceAt: now,
});

/** A push whose decision is given: it sees the view and says which rows there are now. */
export const rawPush = (
  { partition }: Village,
  decide: (view: PartitionView) => readonly StoredRow[],
  over: Partial<PushJob<number>> = {},
): PushJob<number> => ({
  partition,
  clientId: uuidv7(),
  userId: uuidv7(),
  now,
  firstNumber: 1,
  rowIds: [],
  decide: (view) => {
    const rows = decide(view);
    const head = Math.max(view.head, ...rows.map(({ seq }) => seq));
    return { changes: { head, lastNumber: view.lastNumber + 1, results: [], rows }, value: head };
  },
  ...over,
});
