/** Brings what stands in the database to the form of today: sealed, and what waits also to the server's key of today. */
import type { Table } from "dexie";
import type { PhoneStorage } from "#sync/phone-storage.ts";
import type { PhoneDatabase, Sealing } from "../phone-database.ts";

/** What the database was last brought to. Kept in `meta`. */
interface Sealed {
  readonly key: "sealed";
  readonly form: number;
  /** Id of the server's key; null while the phone knew none. */
  readonly to: string | null;
}

const FORM = 1;

/**
 * In one step, and again at the next start if that fails. After an update from a version without a lock everything is
 * written anew; later only the outbox is, when the phone learns another key of the server.
 */
export const sealEverything = async (
  { dexie, waiting, restored }: PhoneDatabase,
  storage: PhoneStorage,
  { outboxSeal }: Sealing,
): Promise<void> => {
  const meta: Table<Sealed, string> = dexie.table("meta");
  const to = outboxSeal()?.keyId ?? null;
  const before = await meta.get("sealed");
  if (before?.form === FORM && (to === null || before.to === to)) return;
  await storage.transact(async () => {
    const tables: readonly Table[] =
      before?.form === FORM ? [waiting, restored] : dexie.tables.filter(({ name }) => name !== "meta");
    for (const table of tables) await table.bulkPut(await table.toArray());
    await meta.put({ key: "sealed", form: FORM, to });
  });
};
