import { expect, test } from "vitest";
import { memoryStore } from "#server/stores/memory-store.ts";
import { err } from "#domain/result.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer } from "./one-server.ts";
import { idOf, village } from "./one-partition.ts";

const malee = volunteer(idOf(700), village);

/** Ten people on the phone; then the server is given another key, so that everything begins again. */
const withNewKey = async () => {
  const store = memoryStore();
  const phone = phoneOf(oneServer(store), "1");
  for (let n = 1; n <= 10; n++) await phone.saves(newPerson({ name: `คนที่ ${n}` }, idOf(n)));
  await phone.syncs();
  return { phone, server: oneServer(store, "another key") };
};

test("[C7] a partition that starts again stays in view, and a signal that goes half way takes nothing away", async () => {
  const { phone, server } = await withNewKey();
  let pages = 0;
  await phone.syncs(async (request) => {
    if (++pages > 3) return err({ type: "offline" });
    return { ok: true, value: await server.answer(malee, { ...request, lim: 20 }) };
  });
  expect(phone.storage.state().rows.size).toBe(10);
});

test("[C7] what does not come again goes once everything has come", async () => {
  const { phone, server } = await withNewKey();
  const other = phoneOf(server, "2", volunteer(idOf(701), village));
  await other.syncs();
  await other.saves({ op: "delete", kind: "citizen", id: idOf(4) }, edit({ nickname: "ใหม่" }));
  await other.syncs();
  await server.store.forgetTombstones("2027-12-30T00:00:00.000Z");
  const seen: boolean[] = [];
  await phone.syncs(async (request) => {
    seen.push(phone.sees(idOf(4)) !== undefined);
    return { ok: true, value: await server.answer(malee, { ...request, lim: 20 }) };
  });
  expect(seen.at(-1)).toBe(true);
  expect([phone.sees(idOf(4)), phone.sees()?.["nickname"], phone.storage.state().rows.size]).toEqual([
    undefined,
    "ใหม่",
    9,
  ]);
});
