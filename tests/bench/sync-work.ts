/** The same work done by Asa and by its peer, and what it cost: requests, bytes and the server's CPU time. */
import type { PlantedRecord } from "#server/plant.ts";
import { startAsa } from "./asa-server.ts";
import { signInPhone } from "./asa-phone.ts";
import { countBytes, type ByteCounter } from "./byte-counter.ts";
import { cpuTimeMs } from "./cpu-time.ts";
import { account, movedTo, newLogs, pastLogs, village, volunteer, withoutNotes } from "./help-logs.ts";
import { pouchPhone, startPouchServer } from "./pouchdb-peer.ts";

export interface Cost {
  readonly requests: number;
  /** Both ways, headers included. */
  readonly bytes: number;
  /** Of request bodies as sent; only where the client is ours. */
  readonly bodyUp?: number;
  /** Of the server; null where the system does not tell. */
  readonly cpuMs: number | null;
}

export interface SyncWork {
  readonly firstSync: Cost;
  readonly idle: Cost;
  readonly push20: Cost;
  readonly push100: Cost;
}

export const logCount = 2_000;

/** `update`: the app has learnt record types of which there are no rows yet. */
export const doSyncWork = async (): Promise<SyncWork & { readonly update: Cost }> => {
  const server = await startAsa({ records: twoVillages(), signIn: [volunteer, otherVolunteer] });
  const counter = await countBytes(server.port);
  try {
    const [code = "", otherCode = ""] = server.codes;
    const cost = costOn(counter, server.pid);
    const other = await signInPhone(counter.origin, otherCode);
    for (let batch = 1; batch <= warmUps; batch++) {
      await other.save(movedTo(otherVillage, otherVolunteer, newLogs(20, 100 + batch)));
      await other.sync();
    }

    const phone = await signInPhone(counter.origin, code);
    const firstSync = await cost(phone.sync);
    expectCount("Asa", phone.countOf("helpLog"));
    const idle = await cost(phone.sync);
    await phone.save(withoutNotes(newLogs(20, 1)));
    const push20 = await cost(phone.sync);
    await phone.save(newLogs(100, 2));
    const push100 = await cost(phone.sync);
    phone.update();
    const update = await cost(phone.sync);
    return { firstSync, idle, push20, push100, update };
  } finally {
    counter.close();
    await server.stop();
  }
};

/** `justFilled`: a phone's first look after its first sync, when PouchDB goes through all it has. */
export const doPouchWork = async (): Promise<SyncWork & { readonly justFilled: Cost }> => {
  const server = await startPouchServer(logCount);
  const counter = await countBytes(server.port);
  try {
    const cost = costOn(counter, server.pid);
    const other = pouchPhone(counter.origin, "other-village", "other");
    for (let batch = 1; batch <= warmUps; batch++) {
      await other.save(newLogs(20, 100 + batch));
      await other.push();
    }

    const phone = pouchPhone(counter.origin, "helps", "phone");
    const both = async (): Promise<void> => {
      await phone.push();
      await phone.pull();
    };
    const firstSync = await cost(phone.pull);
    expectCount("PouchDB", await phone.count());
    const justFilled = await cost(both);
    const idle = await cost(both);
    await phone.save(withoutNotes(newLogs(20, 1)));
    const push20 = await cost(phone.push);
    await phone.save(newLogs(100, 2));
    const push100 = await cost(phone.push);
    return { firstSync, justFilled, idle, push20, push100 };
  } finally {
    counter.close();
    await server.stop();
  }
};

/** What a program does for the first time costs it most, and a server has done everything before: batches of 20. */
const warmUps = 12;

const otherVillage = "98010201";
const otherVolunteer = "019ab000-0000-7000-8000-000000000002";

const twoVillages = (): PlantedRecord[] => [
  ...account(volunteer, village),
  ...account(otherVolunteer, otherVillage),
  ...pastLogs(logCount).map(({ id, at, body }) => ({ kind: "helpLog", id, at, body })),
];

const costOn =
  (counter: ByteCounter, pid: number) =>
  async (work: () => Promise<number | void>): Promise<Cost> => {
    counter.take();
    const cpuBefore = cpuTimeMs(pid);
    const bodyUp = await work();
    const cpuAfter = cpuTimeMs(pid);
    const { requests, up, down } = counter.take();
    return {
      requests,
      bytes: up + down,
      ...(typeof bodyUp === "number" && { bodyUp }),
      cpuMs: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
    };
  };

// A sync that brings nothing would be the cheapest of all.
const expectCount = (who: string, count: number): void => {
  if (count !== logCount) throw new Error(`${who} brought ${count} logs of ${logCount}.`);
};
