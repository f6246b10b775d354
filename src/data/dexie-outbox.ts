/** The outbox and what became of it, in IndexedDB: one half of PhoneTransaction. */
import { untyped, type AnsweredMutation, type PhoneTransaction, type WaitingMutation } from "#sync/phone-storage.ts";
import type { AnsweredEntry, PhoneDatabase, WaitingEntry } from "./phone-database.ts";

export type Outbox = Pick<
  PhoneTransaction,
  | "waiting"
  | "waitingFor"
  | "addWaiting"
  | "settle"
  | "answeredAfter"
  | "requeue"
  | "goneAgain"
  | "redone"
  | "replaceOutbox"
  | "forgetTyped"
  | "forgetSent"
>;

/** How long a change that was sent stays on the phone: a server restored from a backup can be given it again. */
const KEEP_SENT_DAYS = 30;

/** `now`: the likely time. */
export const outboxOn = (database: PhoneDatabase, now: () => Date): Outbox => ({
  async waiting(limit) {
    const oldestFirst = database.waiting.orderBy("order");
    return Number.isFinite(limit) ? oldestFirst.limit(limit).toArray() : oldestFirst.toArray();
  },
  async waitingFor(ids) {
    if (ids.length === 0) return [];
    return database.waiting
      .where("recordId")
      .anyOf([...ids])
      .sortBy("order");
  },
  async addWaiting(entries) {
    const savedAt = now().toISOString();
    await database.waiting.bulkAdd(
      entries.map(({ partition, mutation }): WaitingEntry => ({ partition, mutation, recordId: mutation.id, savedAt })),
    );
  },
  async settle(entries) {
    const [newest] = entries.slice(-1);
    if (!newest) return;
    const waiting = await waitingByKey(database, entries);
    const moved = entries.map((entry): AnsweredEntry => {
      const { order: savedOrder, seen, again } = waiting.get(keyOf(entry)) ?? {};
      return {
        ...entry,
        recordId: entry.mutation.id,
        ...(savedOrder !== undefined && { savedOrder }),
        ...(seen && { seen }),
        ...(again && { again }),
      };
    });
    await database.waiting.bulkDelete(
      moved.flatMap(({ savedOrder }) => (savedOrder === undefined ? [] : [savedOrder])),
    );
    await database.answered.bulkAdd(moved);
    const oldest = new Date(Date.parse(newest.answeredAt) - KEEP_SENT_DAYS * 86_400_000).toISOString();
    await database.answered.where("answeredAt").below(oldest).filter(needsNobody).delete();
  },
  async answeredAfter(partition, n) {
    const found = await answeredFrom(database, partition, n).toArray();
    return found.filter(({ earlier }) => !earlier);
  },
  async requeue(entries) {
    for (const entry of entries) {
      const { partition, mutation } = entry;
      const stored = await answeredFrom(database, partition, mutation.n - 1)
        .filter(({ earlier, mutation: { n } }) => !earlier && n === mutation.n)
        .first();
      if (stored?.order === undefined) continue;
      await database.answered.delete(stored.order);
      // What an older version of the app answered has no place of its own: before everything, in the order of answers.
      const order = stored.savedOrder ?? stored.order - BEFORE_ALL;
      const { recordId, seen } = stored;
      await database.waiting.put({ order, partition, mutation, recordId, again: true, ...(seen && { seen }) });
    }
  },
  async goneAgain(ids) {
    if (ids.length === 0) return [];
    const found = await database.answered
      .where("recordId")
      .anyOf([...ids])
      .filter(({ again, seen, state }) => state === "gone" && (again === true || seen !== true))
      .toArray();
    return found.sort((a, b) => a.mutation.n - b.mutation.n);
  },
  async redone(entries) {
    for (const { partition, mutation } of entries) {
      await answeredFrom(database, partition, mutation.n - 1)
        .filter(
          ({ state, recordId, mutation: { n } }) => state === "gone" && n === mutation.n && recordId === mutation.id,
        )
        .modify((entry, stored) => {
          const { again: _mark, ...rest } = entry;
          stored.value = { ...rest, seen: true };
        });
    }
  },
  async replaceOutbox(entries) {
    const stored = await database.waiting.orderBy("order").toArray();
    await database.waiting.bulkPut(
      entries.map(({ partition, mutation }, at): WaitingEntry => {
        const old = stored[at];
        return { ...old, partition, mutation, recordId: mutation.id };
      }),
    );
    const rest = stored.slice(entries.length).flatMap(({ order }) => (order === undefined ? [] : [order]));
    await database.waiting.bulkDelete(rest);
    await database.answered.toCollection().modify({ earlier: true });
  },
  async forgetTyped(ids) {
    if (ids.length === 0) return;
    const ofThese = database.answered.where("recordId").anyOf([...ids]);
    await ofThese.modify((entry, stored) => {
      stored.value = { ...entry, mutation: untyped(entry.mutation), erased: true };
    });
  },
  async forgetSent(partition) {
    await answeredFrom(database, partition, 0).filter(needsNobody).delete();
  },
});

const BEFORE_ALL = 1_000_000_000;

const keyOf = ({ partition, mutation }: WaitingMutation): string => `${partition} ${mutation.n}`;

const needsNobody = ({ state, seen }: AnsweredMutation): boolean => state === "sent" || seen === true;

const waitingByKey = async (
  database: PhoneDatabase,
  entries: readonly WaitingMutation[],
): Promise<ReadonlyMap<string, WaitingEntry>> => {
  const stored = await database.waiting
    .where("recordId")
    .anyOf(entries.map(({ mutation }) => mutation.id))
    .toArray();
  return new Map(stored.map((entry) => [keyOf(entry), entry]));
};

/** Answered changes of a partition with numbers above `n`, lowest first. */
const answeredFrom = (database: PhoneDatabase, partition: string, n: number) =>
  database.answered.where("[partition+mutation.n]").between([partition, n], [partition, Number.MAX_VALUE], false, true);
