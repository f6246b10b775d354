/**
 * The process that durability.test.ts kills: it opens the database, pushes on all lanes at once, and says each
 * acknowledgement on its standard output, as `lane number`. Argument: JSON of the database's options and where each
 * lane goes on. It ends by itself only when the database fails.
 */
import { writeSync } from "node:fs";
import { openDatabase, type DatabaseOptions } from "#server/database.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { BATCH, batchFrom, lanes, phoneOf } from "./durability-lane.ts";

export interface WriterTask {
  readonly options: DatabaseOptions;
  /** The last number acknowledged so far, by lane. */
  readonly acknowledged: Readonly<Record<string, number>>;
}

// Written by the parent, which has the same type.
const task = JSON.parse(process.argv[2] ?? "") as WriterTask;
const store = sqlStore(await openDatabase(task.options));
const pushForEver = async (lane: (typeof lanes)[number]): Promise<never> => {
  const phone = phoneOf(store, lane);
  for (let last = task.acknowledged[lane.name] ?? 0; ; last += BATCH) {
    const { ack } = await phone.push(batchFrom(lane, last + 1));
    // Written at once: what this line says was on the disk before it.
    writeSync(1, `${lane.name} ${ack.n}\n`);
  }
};
await Promise.all(lanes.map(pushForEver)).catch(() => process.exit(1));
