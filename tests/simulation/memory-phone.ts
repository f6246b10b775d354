/**
 * A phone's database in memory that a test can break at any call. A transaction works on a copy that replaces the state
 * at the end, so what a crash interrupts leaves no trace.
 */
import {
  untyped,
  type AnsweredMutation,
  type BaseRow,
  type PhoneMeta,
  type PhoneRow,
  type PhoneStorage,
  type PhoneTransaction,
  type WaitingMutation,
} from "#sync/phone-storage.ts";

export interface PhoneState {
  meta: PhoneMeta;
  readonly rows: Map<string, PhoneRow>;
  readonly bases: Map<string, BaseRow>;
  readonly waiting: Map<string, WaitingMutation>;
  readonly answered: Map<string, AnsweredMutation>;
  /** Keys of all changes that were ever saved here, in that order. */
  readonly saved: string[];
  /** For the checks alone: every answer that the phone ever took, also those that it has forgotten since. */
  readonly everAnswered: Map<string, AnsweredMutation>;
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
  let state: PhoneState = {
    meta,
    rows: new Map(),
    bases: new Map(),
    waiting: new Map(),
    answered: new Map(),
    everAnswered: new Map(),
    saved: [],
  };
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
  everAnswered: new Map(state.everAnswered),
  saved: [...state.saved],
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
    unfitRows: () => step("unfitRows", () => [...state.rows.values()].filter(({ unfit }) => unfit)),
    deleteRows: (kind, ids) =>
      step("deleteRows", () => {
        for (const [id, row] of chosen(state.rows, ids)) if (row.kind === kind) state.rows.delete(id);
      }),
    deletePartition: (partition, keep) =>
      step("deletePartition", () => {
        for (const [id, row] of state.rows) if (row.partition === partition && !keep.has(id)) state.rows.delete(id);
      }),
    // The simulation's people fill in no forms.
    forgetForms: () => step("forgetForms", () => undefined),
    forgetSent: (partition) =>
      step("forgetSent", () => {
        for (const [key, entry] of state.answered) {
          if (entry.partition === partition && (entry.state === "sent" || entry.seen)) state.answered.delete(key);
        }
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
      step("addWaiting", () => {
        state.saved.push(...entries.map(waitingKey));
        setWaiting(state, [...state.waiting.values(), ...entries]);
      }),
    settle: (entries) =>
      step("settle", () => {
        for (const entry of entries) {
          const { again } = state.waiting.get(waitingKey(entry)) ?? {};
          state.waiting.delete(waitingKey(entry));
          state.answered.set(waitingKey(entry), { ...entry, ...(again && { again }) });
          state.everAnswered.set(waitingKey(entry), entry);
        }
      }),
    answeredAfter: (partition, n) =>
      step("answeredAfter", () =>
        [...state.answered.values()]
          .filter((entry) => entry.partition === partition && entry.mutation.n > n && !entry.earlier)
          .toSorted((a, b) => a.mutation.n - b.mutation.n),
      ),
    requeue: (entries) =>
      step("requeue", () => {
        for (const entry of entries) {
          state.answered.delete(waitingKey(entry));
          state.everAnswered.delete(waitingKey(entry));
        }
        const back = entries.map(({ partition, mutation }): WaitingMutation => ({ partition, mutation, again: true }));
        setWaiting(state, [...back, ...state.waiting.values()].toSorted(byAge(state)));
      }),
    goneAgain: (ids) =>
      step("goneAgain", () =>
        [...state.answered.values()]
          .filter(({ again, seen, state: ending }) => ending === "gone" && (again === true || seen !== true))
          .filter(({ mutation }) => ids.includes(mutation.id))
          .toSorted((a, b) => a.mutation.n - b.mutation.n),
      ),
    redone: (entries) =>
      step("redone", () => {
        for (const { again: _mark, ...entry } of entries)
          state.answered.set(waitingKey(entry), { ...entry, seen: true });
      }),
    replaceOutbox: (entries) =>
      step("replaceOutbox", () => {
        setWaiting(state, entries);
        state.saved.splice(0, Infinity, ...entries.map(waitingKey));
        for (const kept of [state.answered, state.everAnswered]) {
          const answered = [...kept.entries()].map(
            ([key, entry]) => [key, { ...entry, earlier: true as const }] as const,
          );
          kept.clear();
          for (const [key, entry] of answered) kept.set(`${state.meta.clientId} ${key}`, entry);
        }
      }),
    forgetTyped: (ids) =>
      step("forgetTyped", () => {
        for (const [key, entry] of state.answered) {
          if (!ids.includes(entry.mutation.id)) continue;
          state.answered.set(key, { ...entry, mutation: untyped(entry.mutation), erased: true });
        }
      }),
    places: () =>
      step("places", () => [...new Set([...state.rows.values(), ...basesOf(state)].map(({ partition }) => partition))]),
    serverRows: (partition) =>
      step("serverRows", () =>
        [...[...state.rows.values()].filter(({ id }) => !state.bases.has(id)), ...basesOf(state)].filter(
          (row) => row.partition === partition,
        ),
      ),
  };
};

const basesOf = (state: PhoneState): PhoneRow[] => [...state.bases.values()].flatMap(({ row }) => row ?? []);

/** The order of saving over all partitions. */
const byAge =
  ({ saved }: PhoneState) =>
  (a: WaitingMutation, b: WaitingMutation): number =>
    saved.indexOf(waitingKey(a)) - saved.indexOf(waitingKey(b));

const setWaiting = (state: PhoneState, entries: readonly WaitingMutation[]): void => {
  state.waiting.clear();
  for (const entry of entries) state.waiting.set(waitingKey(entry), entry);
};

const chosen = <T>(map: ReadonlyMap<string, T>, ids: readonly string[]): [string, T][] =>
  ids.flatMap((id) => {
    const value = map.get(id);
    return value === undefined ? [] : [[id, value] as [string, T]];
  });
