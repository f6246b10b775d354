/** What screens read: live records, what waits, what the sender is doing. Undefined means "not read yet". */
import { useLiveQuery } from "dexie-react-hooks";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { RecordKind, RecordOf } from "#domain/record-kind.ts";
import { conflict } from "#domain/records/conflict.ts";
import type { PhoneRow } from "#sync/phone-storage.ts";
import { entriesInNeed, needsItsMaker } from "./attention.ts";
import { decidedUnseen } from "./decided-reviews.ts";
import type { PhoneHealth } from "./health.ts";
import type { Phone } from "./phone.ts";
import type { AnsweredEntry, WaitingEntry } from "./phone-database.ts";
import type { SenderState } from "./sender.ts";
import { waitingIn } from "./waiting.ts";

export const PhoneContext = createContext<Phone | null>(null);

/** The signed-in account's phone. Throws outside of it: the app shows such screens only after sign-in. */
export const usePhone = (): Phone => {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error("no phone: this screen needs a signed-in account");
  return phone;
};

/** All records of a type, or those with this value, or at least this value, in an indexed field. In no order. */
export const useRecords = <T extends RecordKind>(
  type: T,
  where?: { readonly field: string; readonly is: string } | { readonly field: string; readonly from: string },
): readonly RecordOf<T>[] | undefined => {
  const { database } = usePhone();
  const field = where?.field;
  const is = where && "is" in where ? where.is : undefined;
  const from = where && "from" in where ? where.from : undefined;
  return useLiveQuery(async () => {
    const table = database.rows(type.kind);
    const column = field === undefined ? undefined : table.where(`body.${field}`);
    const found = is === undefined ? column?.aboveOrEqual(from ?? "") : column?.equals(is);
    return (await (found ?? table).toArray()).map((row) => recordIn<T>(row));
  }, [database, type, field, is, from]);
};

/** All records about a person, who may have been written down more than once. In no order. */
export const useRecordsAbout = <T extends RecordKind>(
  type: T,
  people: readonly string[] | undefined,
): readonly RecordOf<T>[] | undefined => {
  const { database } = usePhone();
  const key = people?.join(" ");
  return useLiveQuery(async () => {
    if (key === undefined) return undefined;
    const found = database.rows(type.kind).where("body.citizenId").anyOf(key.split(" "));
    return (await found.toArray()).map((row) => recordIn<T>(row));
  }, [database, type, key]);
};

/** A record with the number that it was read at: a form gives it back as `seen` when it saves. */
export type Seen<R> = R & { readonly seen: number };

/** One record; null when the phone does not have it. */
export const useRecord = <T extends RecordKind>(
  type: T,
  id: string | undefined,
): Seen<RecordOf<T>> | null | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const row = id === undefined ? undefined : await database.rows(type.kind).get(id);
    return row ? seenIn<T>(row) : null;
  }, [database, type, id]);
};

/** What this phone has not sent yet, oldest first: what came from backup files, then its own. */
export const useWaiting = (): readonly WaitingEntry[] | undefined => {
  const { database } = usePhone();
  return useLiveQuery(() => waitingIn(database), [database]);
};

/** The ids of records with unsent changes of this phone. */
export const useUnsentIds = (): ReadonlySet<string> | undefined => {
  const { database } = usePhone();
  const waiting = useLiveQuery(() => database.waiting.toArray(), [database]);
  return waiting && new Set(waiting.map(({ recordId }) => recordId));
};

/** Answers that were not plainly taken and that nobody has dealt with, newest first: see attention.ts. */
export const useNeedsYou = (): readonly AnsweredEntry[] | undefined => {
  const { database } = usePhone();
  return useLiveQuery(() => entriesInNeed(database), [database]);
};

export interface Attention {
  /** Two people changed one field. */
  readonly conflicts: number;
  /** Changes that the server did not take. Held ones are with the coordinator and not counted. */
  readonly needsYou: number;
  /** Work of this person that a coordinator has decided since. */
  readonly decided: number;
  readonly total: number;
}

/** How much waits for this person's eyes. */
export const useAttention = (): Attention | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const conflicts = await database.rows(conflict.kind).where("body.state").equals("open").count();
    const needsYou = (await entriesInNeed(database)).filter(needsItsMaker).length;
    const decided = (await decidedUnseen(database)).length;
    return { conflicts, needsYou, decided, total: conflicts + needsYou + decided };
  }, [database]);
};

/** Whether the phone's database is there at all. */
export const usePhoneHealth = (): PhoneHealth => {
  const { health } = usePhone();
  return useSyncExternalStore(health.subscribe, health.state);
};

/** The last changes that the server took, newest first. */
export const useSent = (limit: number): readonly AnsweredEntry[] | undefined => {
  const { database } = usePhone();
  return useLiveQuery(
    () =>
      database.answered
        .orderBy("order")
        .reverse()
        .filter(({ state }) => state === "sent")
        .limit(limit)
        .toArray(),
    [database, limit],
  );
};

/** When the server last answered this phone; null before the first time. */
export const useLastExchange = (): { readonly at: string; readonly serverAheadMs: number } | null | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => (await database.meta.get("phone"))?.lastExchange ?? null, [database]);
};

export const useSender = (): SenderState => {
  const { sender } = usePhone();
  return useSyncExternalStore(sender.subscribe, sender.state);
};

export const seenIn = <T extends RecordKind>(row: PhoneRow): Seen<RecordOf<T>> => ({
  ...recordIn<T>(row),
  seen: row.seq,
});

// Rows were checked by their type when they were written; a field of a newer client that does not fit is shown as it is.
export const recordIn = <T extends RecordKind>(row: PhoneRow): RecordOf<T> =>
  ({ ...row.body, id: row.id }) as unknown as RecordOf<T>;
