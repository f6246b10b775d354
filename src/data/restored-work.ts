/**
 * Sends what came from backup files, under the client id and the numbers of the phone that made it, until every change
 * is answered. Results are shown like any other. Rules W2, W3 and O3: docs/sync.md.
 */
import { ok, type Result } from "#domain/result.ts";
import type { AnsweredMutation, PhoneStorage } from "#sync/phone-storage.ts";
import type { SyncError } from "#sync/round.ts";
import { saveDrafts, type Draft } from "#sync/save.ts";
import { answeredIn } from "#sync/take-answer.ts";
import { limits, type Mutation, type PushGroup, type SyncRequest, type SyncResponse } from "#sync/wire.ts";
import type { AnsweredEntry, PhoneDatabase, RestoredEntry } from "./phone-database.ts";

export interface RestoredDeps {
  readonly database: PhoneDatabase;
  readonly storage: PhoneStorage;
  /** `otherPhone`: the server does not know that client id as one of this person's. */
  readonly send: (request: SyncRequest) => Promise<Result<SyncResponse, SyncError | { readonly type: "otherPhone" }>>;
}

/** Says how many changes were answered or taken over; 0 also when there was nothing to send. */
export const sendRestored = async (deps: RestoredDeps): Promise<Result<number, SyncError>> => {
  for (let done = 0; ;) {
    const entries = await nextEntries(deps.database);
    const [first] = entries;
    if (!first) return ok(done);
    const request: SyncRequest = { c: first.clientId, cur: null, lim: 0, push: [groupOf(entries)] };
    const answer = await deps.send(request);
    if (!answer.ok && answer.error.type !== "otherPhone") return { ok: false, error: answer.error };
    const isOtherwise = !answer.ok || hasOtherNumbers(answer.value, first.partition);
    const named = answer.ok ? await settle(deps, entries, answer.value) : 0;
    const settled = named > 0 || !isOtherwise ? named : await takeOver(deps, entries);
    if (settled === 0) return { ok: false, error: { type: "serverTrouble" } };
    done += settled;
  }
};

/** The oldest changes of one phone in one partition, without a hole between their numbers. */
const nextEntries = async ({ restored }: PhoneDatabase): Promise<readonly RestoredEntry[]> => {
  const all = await restored.orderBy("order").toArray();
  const [first] = all;
  const ofOne = all
    .filter(({ clientId, partition }) => clientId === first?.clientId && partition === first.partition)
    .sort((a, b) => a.mutation.n - b.mutation.n);
  const [lowest] = ofOne;
  let room = limits.requestBytes;
  return ofOne.slice(0, limits.mutationsPerRequest).filter(({ mutation }, at) => {
    room -= JSON.stringify(mutation).length * 3;
    return at === 0 || (room > 0 && mutation.n === (lowest?.mutation.n ?? 0) + at);
  });
};

// Never asks a restored server to go on behind a gap: the phone that made them may still have what is missing there.
const groupOf = (entries: readonly RestoredEntry[]): PushGroup => ({
  p: entries[0]?.partition ?? "",
  m: entries.map(({ mutation }) => mutation),
});

const hasOtherNumbers = ({ ack, fork }: SyncResponse, partition: string): boolean =>
  fork?.includes(partition) === true || ack?.[partition]?.expect !== undefined;

const settle = (
  { database, storage }: RestoredDeps,
  entries: readonly RestoredEntry[],
  response: SyncResponse,
): Promise<number> =>
  storage.transact(async () => {
    const carried = entries.map(({ partition, mutation }) => ({ partition, mutation }));
    // No page was asked for, so none will come that these changes would have to wait for.
    const { more: _pages, ...named } = response;
    const answered = answeredIn(carried, named);
    await database.answered.bulkAdd(answered.map(underEarlierId));
    const numbers = new Set(answered.map(({ mutation }) => mutation.n));
    await forget(
      database,
      entries.filter(({ mutation }) => numbers.has(mutation.n)),
    );
    return answered.length;
  });

/**
 * The server has none of them: the phone that made them never met it, another phone used its numbers, or the server was
 * restored and misses those before. They become this phone's own work, with numbers of its own.
 */
const takeOver = ({ database, storage }: RestoredDeps, entries: readonly RestoredEntry[]): Promise<number> =>
  storage.transact(async (tx) => {
    const still = new Set((await database.restored.toArray()).map(({ order }) => order));
    for (const entry of entries.filter(({ order }) => still.has(order))) {
      const before = await database.waiting.count();
      await saveDrafts({ transact: (work) => work(tx) }, [draftOf(entry.mutation)], entry.mutation.at);
      // About a record that is not on this phone: it stays in view with what was typed.
      if ((await database.waiting.count()) > before) continue;
      // About a record that is not on this phone: it stays in view with what was typed.
      const { partition, mutation } = entry;
      await database.answered.add(underEarlierId({ partition, mutation, answeredAt: mutation.at, state: "gone" }));
    }
    await forget(database, entries);
    return entries.length;
  });

const draftOf = ({ n: _n, v: _v, at: _at, b: seen, k: kind, ...change }: Mutation): Draft =>
  // A mutation is a draft with a number; its parts were checked when it was saved.
  ({ ...change, kind, seen }) as Draft;

const underEarlierId = (answered: AnsweredMutation): AnsweredEntry => ({
  ...answered,
  recordId: answered.mutation.id,
  earlier: true,
});

const forget = (database: PhoneDatabase, entries: readonly RestoredEntry[]): Promise<void> =>
  database.restored.bulkDelete(entries.flatMap(({ order }) => (order === undefined ? [] : [order])));
