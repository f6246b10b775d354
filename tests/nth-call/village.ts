/** One volunteer's phone in the middle of a busy day: some work sent, some waiting, and others at work in the village. */
import { IDBFactory } from "fake-indexeddb";
import { openPhone, type Phone } from "#data/phone.ts";
import type { Account } from "#data/account.ts";
import type { Body } from "#domain/json.ts";
import type { PlantedRecord } from "#server/plant.ts";
import type { Draft } from "#sync/save.ts";
import { diskOf, dumpOf, type Dump } from "#tests/golden/disk.ts";
import { NOW, smallServer, type Sent, type SmallServer } from "./small-server.ts";
import { openedLock } from "#tests/data/opened-lock.ts";

export const nok = "019ab300-0000-7000-8000-000000000001";
const ploy = "019ab300-0000-7000-8000-000000000002";
export const villages = { here: "98010101", beside: "98010102", far: "98020101" } as const;
export const partitions = ["t:980101", "t:980201"] as const;
/** Where Nok works before anything changes. */
export const posts: readonly string[] = [villages.here, villages.far];

export const account: Account = { userId: nok, name: "นก (ตัวอย่าง)", grants: [], clientId: idAt(700) };

export function idAt(n: number): string {
  return `019ab300-0000-7000-9000-${String(n).padStart(12, "0")}`;
}

export const person = (n: number, areaCode: string, fields: Body = {}): Draft => ({
  op: "put",
  kind: "citizen",
  id: idAt(n),
  set: { name: `คนที่ ${n}`, areaCode, status: "active", ...fields },
});
export const edit = (n: number, set: Body): Draft => ({ op: "patch", kind: "citizen", id: idAt(n), set });

const promise = (n: number, of: number): Draft => ({
  op: "put",
  kind: "followUp",
  id: idAt(n),
  set: {
    citizenId: idAt(of),
    areaCode: villages.here,
    topic: "ID-THAID",
    due: "2026-12-01",
    priority: 2,
    state: "open",
  },
});

export const planted: readonly PlantedRecord[] = Object.values(villages).map((areaCode, at) => ({
  kind: "villageTarget",
  id: idAt(800 + at),
  body: { areaCode, fiscalYear: 2570, people: 4, nameTh: "บ้านตัวอย่าง", nameEn: "Ban Tuayang" },
}));

export const phoneOn = (indexedDb: IDBFactory, fetchFrom: typeof fetch, who: Account = account): Phone =>
  openPhone(who, openedLock(who.userId), {
    fetchFrom,
    now: () => new Date(NOW),
    random: () => 0,
    elapsedMs: () => 0,
    isVisible: () => false,
    exclusively: (work) => work(),
    indexedDb,
    askToKeepData: () => undefined,
    whenPainted: () => undefined,
  });

/** The same day again and again: a server that was sent all this, and the phone's disk as it was then. */
export interface Day {
  readonly server: () => Promise<SmallServer>;
  readonly disk: () => Promise<IDBFactory>;
}

export const emptyDay = (pageBytes?: number): Day => ({
  server: () => smallServer(planted, [], pageBytes),
  disk: async () => new IDBFactory(),
});

export const busyDay = async (pageBytes?: number): Promise<Day> => {
  const log: Sent[] = [];
  const server = await smallServer(planted);
  const disk = new IDBFactory();
  const phone = phoneOn(disk, server.fetchFor(nok, posts, log));
  const somebody = [person(1, villages.here, { houseNo: "1" }), person(2, villages.here), person(3, villages.far)];
  await saved(phone, somebody);
  await saved(phone, [promise(11, 1), person(4, villages.here)]);
  await phone.sender.wake();
  await othersWork(server, log);
  // What waits: fields that others changed too, a counter, a list, a new person, a removal, and work in the far village.
  await saved(phone, [edit(1, { houseNo: "22", nickname: "หนึ่ง" })]);
  await saved(phone, [
    { op: "patch", kind: "followUp", id: idAt(11), set: { due: "2026-12-08" }, inc: { movedCount: 1 } },
  ]);
  await saved(phone, [{ op: "patch", kind: "citizen", id: idAt(2), add: { supportNeeds: ["sight"] } }]);
  await saved(phone, [person(5, villages.here), promise(12, 5)]);
  await saved(phone, [{ op: "delete", kind: "citizen", id: idAt(4) }]);
  await saved(phone, [edit(3, { phone: "000-333-3333" })]);
  phone.close();
  const dump: Dump = await dumpOf(disk, `asa-${nok}`);
  return { server: () => smallServer(planted, log, pageBytes), disk: () => diskOf(dump) };
};

const saved = async (phone: Phone, drafts: readonly Draft[]): Promise<void> => {
  const done = await phone.save(drafts);
  if (!done.ok) throw new Error(done.error.type);
};

/** Ploy looks after the same village, and changes what Nok has changed too. */
const othersWork = async (server: SmallServer, log: Sent[]): Promise<void> => {
  const phone = phoneOn(new IDBFactory(), server.fetchFor(ploy, [villages.here, villages.beside], log), {
    ...account,
    userId: ploy,
    clientId: idAt(701),
  });
  await phone.sender.wake();
  await saved(phone, [edit(1, { houseNo: "33" }), person(6, villages.here), person(7, villages.beside)]);
  await saved(phone, [{ op: "patch", kind: "followUp", id: idAt(11), inc: { movedCount: 1 } }]);
  await phone.sender.wake();
  phone.close();
};
