import { expect, test } from "vitest";
import { memoryPhone } from "../simulation/memory-phone.ts";
import { syncAll } from "#sync/round.ts";
import { err } from "#domain/result.ts";
import type { SyncRequest } from "#sync/wire.ts";

test("[W7] a phone whose app has learnt new record types asks for everything once", async () => {
  const storage = memoryPhone("01990000-0000-7000-8000-000000000001");
  await storage.transact(async (tx) =>
    tx.putMeta({ ...(await tx.meta()), cursor: "where it stood", kinds: "citizen" }),
  );
  const asked: SyncRequest[] = [];
  const sync = () =>
    syncAll({
      storage,
      newId: () => "01990000-0000-7000-8000-000000000002",
      now: () => "2026-11-22T00:00:00.000Z",
      send: async (request) => {
        asked.push(request);
        return err({ type: "offline" });
      },
    });
  await sync();
  await storage.transact(async (tx) => tx.putMeta({ ...(await tx.meta()), cursor: "after" }));
  await sync();
  expect(asked.map(({ cur }) => cur)).toEqual([null, "after"]);
});
