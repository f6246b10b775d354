import { expect, test } from "vitest";
import { registryVersion } from "#domain/record-types.ts";
import type { SyncRequest, SyncResponse } from "#sync/wire.ts";
import { ok } from "#domain/result.ts";
import { rowsIn } from "#sync/shown-rows.ts";
import { syncAll } from "#sync/round.ts";
import { idOf, now, village } from "./one-partition.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer, type OneServer, type TestPhone } from "./one-server.ts";

const malee = volunteer(idOf(700), village);
const somsak = volunteer(idOf(701), village);

const consentOf = (person: string, id: string) => ({
  op: "put" as const,
  kind: "consent",
  id,
  set: {
    citizenId: person,
    areaCode: village,
    by: idOf(700),
    purpose: "jobs",
    decision: "withdrawn",
    on: "2026-11-22",
  },
});

/** Thirty people, their consents among them, all on the server. */
const fullServer = async (): Promise<OneServer> => {
  const server = oneServer();
  const phone = phoneOf(server, "1");
  for (let n = 1; n <= 30; n++) {
    await phone.saves(newPerson({ name: `คนที่ ${n}` }, idOf(n)));
    await phone.saves(consentOf(idOf(n), idOf(100 + n)));
  }
  await phone.syncs();
  return server;
};

/** Exchanges of a phone whose app knows this version of the record types; what was asked, and what came. */
const syncAs = async (phone: TestPhone, server: OneServer, registry: number, lim?: number) => {
  const asked: SyncRequest[] = [];
  const answers: SyncResponse[] = [];
  await syncAll({
    storage: phone.storage,
    now: () => now,
    newId: () => idOf(999),
    registry,
    send: async (request) => {
      asked.push(request);
      const answer = await server.answer(somsak, { ...request, ...(lim !== undefined && { lim }) });
      answers.push(answer);
      return ok(answer);
    },
  });
  return { asked, answers, came: answers.flatMap(({ ch = [] }) => ch.flatMap(rowsIn)).map(({ id }) => id) };
};

const kindsOn = ({ storage }: TestPhone): string[] =>
  [...new Set([...storage.state().rows.values()].map(({ kind }) => kind))].toSorted();

const consents = Array.from({ length: 30 }, (_, at) => idOf(101 + at));

test("[W7] a phone is given the kinds that it knows, and after an update those that it has learnt, and nothing twice", async () => {
  const server = await fullServer();
  const phone = phoneOf(server, "2", somsak);
  const before = await syncAs(phone, server, 1);
  expect([kindsOn(phone), before.came.length]).toEqual([["citizen"], 30]);
  const after = await syncAs(phone, server, registryVersion);
  expect(after.asked).toHaveLength(1);
  expect(after.came).toEqual(consents);
  expect(after.answers[0]?.reset).toBeUndefined();
  expect((await syncAs(phone, server, registryVersion)).came).toEqual([]);
});

test("[W7] what was learnt comes page by page, while everything else goes on", async () => {
  const server = await fullServer();
  const phone = phoneOf(server, "2", somsak);
  await syncAs(phone, server, 1);
  const other = phoneOf(server, "3", malee);
  await other.syncs();
  await other.saves(edit({ nickname: "ใหม่" }, idOf(7)), consentOf(idOf(7), idOf(200)));
  await other.syncs();
  const { asked, came } = await syncAs(phone, server, registryVersion, 100);
  expect(asked.length).toBeGreaterThan(3);
  expect(came.toSorted()).toEqual([...consents, idOf(200), idOf(7)].toSorted());
  expect(phone.sees(idOf(7))?.["nickname"]).toBe("ใหม่");
});

test("[W7] a window of the version before sends beside the new one, and takes nothing from it", async () => {
  const server = await fullServer();
  const phone = phoneOf(server, "2", somsak);
  await syncAs(phone, server, registryVersion);
  const { cursor } = phone.storage.state().meta;
  await phone.saves(edit({ nickname: "จากหน้าต่างเก่า" }, idOf(3)));
  const old = await syncAs(phone, server, 1);
  expect([phone.waits(), phone.answers(), old.came]).toEqual([[], ["1 sent"], []]);
  expect(phone.storage.state().meta.cursor).toBe(cursor);
  await syncAs(phone, server, registryVersion);
  expect([phone.sees(idOf(3))?.["nickname"], kindsOn(phone)]).toEqual(["จากหน้าต่างเก่า", ["citizen", "consent"]]);
});

test("[W7] a server that was set back to an older version begins again with what it knows", async () => {
  const server = await fullServer();
  const phone = phoneOf(server, "2", somsak);
  await syncAs(phone, server, registryVersion);
  const { meta } = phone.storage.state();
  const ofLater = meta.cursor?.replace(/ \d+\n/u, ` ${registryVersion + 1}\n`) ?? "";
  await phone.storage.transact(async (tx) => tx.putMeta({ ...meta, cursor: ofLater }));
  const { answers, came } = await syncAs(phone, server, registryVersion);
  expect(answers[0]?.reset).toContain(`t:${village.slice(0, 6)}`);
  expect(came).toHaveLength(60);
});
