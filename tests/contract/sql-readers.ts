import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import type { ReaderNote } from "#sync/store.ts";
import { now, type Village } from "./village.ts";
import type { OpenSqlStore } from "./opening.ts";

/** Which phone holds a partition's rows: what an erasure is checked against. */
export const sqlReadersContract = (opened: () => OpenSqlStore, village: () => Village): void => {
  test("a phone is noted when it begins, when it confirms an erasure and when it has dropped the rows", async () => {
    const { store } = opened();
    const [home, other] = [village(), village()];
    const clientId = uuidv7();
    const note = (over: Partial<ReaderNote>) =>
      store.noteReader({ clientId, userId: "somebody", now, started: [], left: [], erased: [], ...over });
    const read = async ({ partition }: Village) =>
      (
        await opened()
          .database.db.selectFrom("reader")
          .select(["started_at", "left_at", "erased_seq"])
          .where("p", "=", partition)
          .where("client_id", "=", clientId)
          .execute()
      ).map((row) => [row.started_at, row.left_at, row.erased_seq]);
    const later = "2026-11-23T03:00:00.000Z";

    await note({});
    await note({ started: [home.partition, other.partition] });
    await note({ now: later, erased: [{ partition: home.partition, seq: 7 }] });
    await note({ now: later, erased: [{ partition: home.partition, seq: 5 }] });
    expect([await read(home), await read(other)]).toEqual([[[now, null, 7]], [[now, null, 0]]]);

    await note({ now: later, left: [home.partition] });
    await note({ now: "2026-11-24T03:00:00.000Z", left: [home.partition] });
    expect(await read(home)).toEqual([[now, later, 7]]);
    await note({ now: later, started: [home.partition] });
    expect(await read(home)).toEqual([[later, null, 0]]);
    // A phone that began before anybody noted it.
    const unnoted = village();
    await note({ erased: [{ partition: unnoted.partition, seq: 3 }] });
    expect(await read(unnoted)).toEqual([[now, null, 3]]);
  });
};
