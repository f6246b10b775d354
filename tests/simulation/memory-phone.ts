/**
 * A phone's database in memory that a test can break at any call. A transaction works on a copy that replaces the state
 * at the end, so what a crash interrupts leaves no trace.
 */
import type {
  AnsweredMutation,
  BaseRow,
  PhoneMeta,
  PhoneRow,
  PhoneStorage,
  PhoneTransaction,
  WaitingMutation,
} from "#sync/phone-storage.ts";

export interface PhoneState {
  meta: PhoneMeta;
  readonly rows: Map<string, PhoneRow>;
  readonly bases: Map<string, BaseRow>;
  readonly waiting: Map<string, WaitingMutation>;
  readonly answered: Map<string, AnsweredMutation>;
}

export interface MemoryPhone extends PhoneStorage {
  /** What is on disk now. Not to be changed. */
  readonly state: () => PhoneState;
  /** The phone is taken back to this state, as from a backup. */
  readonly restore: (state: PhoneState) => void;
}

export interface Hooks {
  /** Before each call inside a transaction; throwing is a crash at that point. */
  readonly beforeCall?: (call: keyof PhoneTransaction | "commit") => void;
  /** After the commit, before the caller hears of it. */
  readonly afterCommit?: (before: PhoneState, after: PhoneState) => void;
}

export const memoryPhone = (clientId: string, hooks: Hooks = {}): MemoryPhone => {
  const meta: PhoneMeta = { clientId, cursor: null, numbers: {}, lastExchange: null };
  let state: PhoneState = { meta, rows: new Map(), bases: new Map(), waiting: new Map(), answered: new Map() };
  let queue: Promise<unknown> = Promise.resolve();

  const run = async <T>(work: (tx: PhoneTransaction) => Promise<T>): Promise<T> => {
    const before = state;
    const draft = copyOf(before);
    const value = await work(transactionOn(draft, (call) => hooks.beforeCall?.(call)));
    hooks.beforeCall?.("commit");
    state = draft;
    hooks.afterCommit?.(before, draft);
    return value;
  };
  return {
    state: () => state,
    restore: (older) => {
      state = copyOf(older);
    },
    transact: (work) => {
      // One transaction after another, as IndexedDB runs those that write to the same tables.
      const turn = queue.then(() => run(work));
      queue = turn.catch(() => undefined);
      return turn;
    },
  };
};

export const waitingKey = ({ partition, mutation }: WaitingMutation): string => `${partition} ${mutation.n}`;

const copyOf = (state: PhoneState): PhoneState => ({
  meta: state.meta,
  rows: new Map(state.rows),
  bases: new Map(state.bases),
  waiting: new Map(state.waiting),
  answered: new Map(state.answered),
});

const transactionOn = (state: PhoneState, before: (call: keyof PhoneTransaction) => void): PhoneTransaction => {
  const step = async <T>(call: keyof PhoneTransaction, work: () => T): Promise<T> => {
    before(call);
    return work();
  };
  return {
    meta: () => step("meta", () => state.meta),
    putMeta: (meta) => step("putMeta", () => void (state.meta = meta)),
    rows: (kind, ids) => step("rows", () => new Map(chosen(state.rows, ids).filter(([, row]) => row.kind === kind))),
    putRows: (rows) => step("putRows", () => rows.forEach((row) => state.rows.set(row.id, row))),
    deleteRows: (kind, ids) =>
      step("deleteRows", () => {
        for (const [id, row] of chosen(state.rows, ids)) if (row.kind === kind) state.rows.delete(id);
      }),
    deletePartition: (partition, keep) =>
      step("deletePartition", () => {
        for (const [id, row] of state.rows) if (row.partition === partition && !keep.has(id)) state.rows.delete(id);
      }),
    bases: (ids) => step("bases", () => new Map(chosen(state.bases, ids))),
    putBases: (bases) => step("putBases", () => bases.forEach((base) => state.bases.set(base.id, base))),
    deleteBases: (ids) => step("deleteBases", () => ids.forEach((id) => state.bases.delete(id))),
    waiting: (limit) => step("waiting", () => [...state.waiting.values()].slice(0, limit)),
    waitingFor: (ids) =>
      step("waitingFor", () => {
        const wanted = new Set(ids);
        return [...state.waiting.values()].filter(({ mutation }) => wanted.has(mutation.id));
      }),
    addWaiting: (entries) =>
      step("addWaiting", () => entries.forEach((entry) => state.waiting.set(waitingKey(entry), entry))),
    deleteWaiting: (entries) =>
      step("deleteWaiting", () => entries.forEach((entry) => state.waiting.delete(waitingKey(entry)))),
    addAnswered: (entries) =>
      step("addAnswered", () => entries.forEach((entry) => state.answered.set(waitingKey(entry), entry))),
  };
};

const chosen = <T>(map: ReadonlyMap<string, T>, ids: readonly string[]): [string, T][] =>
  ids.flatMap((id) => {
    const value = map.get(id);
    return value === undefined ? [] : [[id, value] as [string, T]];
  });
