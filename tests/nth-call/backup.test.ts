/** A backup file made, read, taken and sent, broken off at every call of database, cipher and link. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { makeBackup, readBackup, takeBackup, type Backup } from "#data/backup-file.ts";
import type { Phone } from "#data/phone.ts";
import type { PhoneState } from "#tests/simulation/memory-phone.ts";
import { failEveryCall, type Flow } from "./every-call.ts";
import { fetchThrough, impatient, mishaps, type Mishap } from "./fetch-faults.ts";
import { differsFrom, endOf, lookAt, onceFromEach, sends, type World } from "./flows.ts";
import { ways, type Page } from "./idb-faults.ts";
import { createMeter, type Meter } from "./meter.ts";
import { gist, halfWritten, stateOf } from "./phone-state.ts";
import { faultsInThisFile } from "./quiet.ts";
import type { SmallServer } from "./small-server.ts";
import { account, busyDay, idAt, nok, phoneOn, posts, type Day } from "./village.ts";

faultsInThisFile();

const CODE = "ABCD-EFGH-JKMN-PQRT";
const cipher = createMeter<"throws">();

beforeAll(() => {
  impatient();
  const { subtle } = crypto;
  const derive = subtle.deriveKey.bind(subtle);
  for (const name of ["importKey", "encrypt", "decrypt"] as const) {
    const original = subtle[name].bind(subtle) as (...args: unknown[]) => Promise<never>;
    vi.spyOn(subtle, name).mockImplementation(async (...args: unknown[]) => counted(() => original(...args)));
  }
  // Many rounds are the point of it, and of no use to a test.
  vi.spyOn(subtle, "deriveKey").mockImplementation(async (how, ...rest) =>
    counted(() => derive({ ...(how as Pbkdf2Params), iterations: 1 }, ...rest)),
  );
});

const counted = <T>(work: () => Promise<T>): Promise<T> => {
  if (cipher.strike()) throw new DOMException("The operation failed.", "OperationError");
  return work();
};

interface Case {
  readonly day: Day;
  readonly file: Blob;
  readonly before: PhoneState;
}

const madeOn = async (): Promise<Case> => {
  const day = await busyDay();
  const phone = phoneOn(await day.disk(), (await day.server()).fetchFor(nok, posts));
  const before = await stateOf(phone);
  const file = await makeBackup(phone, CODE);
  phone.close();
  return { day, file, before };
};

const keysIn = (entries: Backup["entries"]): readonly string[] =>
  entries.map(({ partition, mutation }) => `${partition} ${mutation.n}`).toSorted();

const readOrThrow = async (file: Blob): Promise<Backup> => {
  const read = await readBackup(file, CODE, nok);
  if (!read.ok) throw new Error(read.error.type);
  return read.value;
};

const making = ({ day, before }: Case): Flow<{ readonly server: SmallServer }, Blob | null> => ({
  prepare: async () => ({ world: { server: await day.server() }, disk: await day.disk() }),
  run: (page, { server }) => makeBackup(phoneOn(page.indexedDb, server.fetchFor(nok, posts)), CODE).catch(() => null),
  wrong: ({ server }, disk, outcome) =>
    lookAt({ server, villages: posts }, disk, async (phone) => {
      const files = [
        ...(outcome.end === "done" && outcome.value ? [outcome.value] : []),
        await makeBackup(phone, CODE),
      ];
      const expected = [...before.waiting.keys()].toSorted();
      const read = await Promise.all(files.map(async (file) => keysIn((await readOrThrow(file)).entries)));
      return [
        ...halfWritten(before, await stateOf(phone), posts),
        ...read.filter((keys) => keys.join() !== expected.join()).map((keys) => `a file of ${keys.length} changes`),
      ];
    }),
});

/** Another phone of the same person, with work of its own. */
const otherPhone = (indexedDb: IDBFactory, server: SmallServer, fetchFrom = server.fetchFor(nok, posts)): Phone =>
  phoneOn(indexedDb, fetchFrom, { ...account, clientId: idAt(702) });

interface Taking extends Pick<World, "server"> {
  readonly backup: Blob;
}

const restoredOn = async ({ database }: Phone): Promise<readonly string[]> => keysIn(await database.restored.toArray());

const taking = ({ day, file, before }: Case): Flow<Taking, string> => ({
  prepare: async () => ({ world: { server: await day.server(), backup: file }, disk: new IDBFactory() }),
  run: async (page, { server, backup }) => {
    const phone = otherPhone(page.indexedDb, server);
    const read = await readBackup(backup, CODE, nok);
    if (!read.ok) return read.error.type;
    const taken = await takeBackup(phone, read.value);
    return taken.ok ? "taken" : taken.error.type;
  },
  wrong: async ({ server, backup }, disk, outcome) => {
    const phone = otherPhone(disk, server);
    try {
      const all = [...before.waiting.keys()].toSorted();
      const kept = await restoredOn(phone);
      const isTaken = outcome.end === "done" && outcome.value === "taken";
      await takeBackup(phone, await readOrThrow(backup));
      const after = await restoredOn(phone);
      return [
        ...(kept.length === 0 && !isTaken ? [] : kept.join() === all.join() ? [] : [`${kept.length} of it were kept`]),
        ...(after.join() === all.join() ? [] : [`after the next try: ${after.length}`]),
      ];
    } finally {
      phone.close();
    }
  },
});

/** A phone that took the file sends it; the old phone then turns up again and sends the same. */
const sending = async (
  { day, file }: Case,
  between: (page: Page, toServer: typeof fetch) => typeof fetch = (_page, toServer) => toServer,
): Promise<Flow<Pick<World, "server">, string>> => {
  const prepare = async () => {
    const [server, disk] = [await day.server(), new IDBFactory()];
    const phone = otherPhone(disk, server);
    await takeBackup(phone, await readOrThrow(file));
    phone.close();
    return { world: { server }, disk };
  };
  const alone = await day.server();
  const expected = await lookAt({ server: alone, villages: posts }, await day.disk(), async (phone) => {
    await sends(phone);
    return endOf({ server: alone }, await stateOf(phone));
  });
  const goOnFrom = onceFromEach();
  return {
    prepare,
    run: (page, { server }) => sends(otherPhone(page.indexedDb, server, between(page, server.fetchFor(nok, posts)))),
    wrong: async ({ server }, disk) => {
      const phone = otherPhone(disk, server);
      const state = await stateOf(phone);
      const where = [state.meta, await endOf({ server }, state), await restoredOn(phone)];
      return goOnFrom(where, async () => {
        const again = await sends(phone);
        const left = await phone.database.restored.count();
        const rows = gist(await stateOf(phone)).filter((line) => line.startsWith("row"));
        const end = await lookAt({ server, villages: posts }, await day.disk(), async (old) => {
          await sends(old);
          return endOf({ server }, await stateOf(old));
        });
        const shown = expected.phone.filter((line) => line.startsWith("row"));
        return [
          ...(again === "sent" && left === 0 ? [] : [`the next try: ${again}, ${left} left`]),
          ...(rows.join() === shown.join()
            ? []
            : [`it shows ${rows.length} rows, not the ${shown.length} of the old phone`]),
          ...differsFrom(expected, end),
        ];
      }).finally(phone.close);
    },
  };
};

describe("[O6] a backup of unsent work is made whole or not at all, and costs the phone nothing,", () => {
  test.each(ways)("whichever call to the database %s", async (way) => {
    const { calls, wrong } = await failEveryCall(making(await madeOn()), way, ({ meter }) => meter);
    expect([wrong, calls > 3]).toEqual([[], true]);
  });

  test("whichever call to the cipher throws", async () => {
    const { calls, wrong } = await failEveryCall(making(await madeOn()), "throws", () => cipher);
    expect([wrong, calls]).toEqual([[], 3]);
  });
});

describe("[O6] a backup is taken whole or not at all, and once,", () => {
  test.each(ways)("whichever call to the database %s", async (way) => {
    const { calls, wrong } = await failEveryCall(taking(await madeOn()), way, ({ meter }) => meter);
    expect([wrong, calls > 10]).toEqual([[], true]);
  });

  test("whichever call to the cipher throws", async () => {
    const { calls, wrong } = await failEveryCall(taking(await madeOn()), "throws", () => cipher);
    expect([wrong, calls]).toEqual([[], 3]);
  });
});

describe("[S3] what came back from a file counts once, though the old phone sends it as well,", () => {
  test("whichever call to the database is the page's last", async () => {
    const { calls, wrong } = await failEveryCall(await sending(await madeOn()), "closes", ({ meter }) => meter);
    expect([wrong, calls > 20]).toEqual([[], true]);
  }, 60_000);

  test.each(mishaps)("when a request %s", async (mishap) => {
    const meter: Meter<Mishap> = createMeter<Mishap>();
    const through = (page: Page, toServer: typeof fetch) => fetchThrough(meter, page, toServer);
    const { calls, wrong } = await failEveryCall(await sending(await madeOn(), through), mishap, () => meter);
    expect([wrong, calls > 1]).toEqual([[], true]);
  });
});
