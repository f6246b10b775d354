/** What happens to phones, posts and the server besides a bad link: each rare, and all of them in some life. */
import { registryVersion } from "#domain/record-types.ts";
import { deliverParcels } from "#sync/parcels.ts";
import type { StoredRow } from "#sync/store.ts";
import { err } from "#domain/result.ts";
import { everyVillage, places } from "./places.ts";
import { textIn } from "./plain-model.ts";
import { serverClock, type Phone, type Village } from "./village.ts";

type Trouble = (village: Village, phone: Phone) => void | Promise<void>;

/** The person is given other villages to look after. */
export const moveHouse: Trouble = (village, phone) => {
  const villages = village.chance.pick(places);
  if (phone.office) return;
  phone.villages = villages;
  for (const code of villages) phone.villagesEver.add(code);
};

const loseSession: Trouble = (_village, phone) => {
  phone.isSignedOut = !phone.isSignedOut;
};

const fillStorage: Trouble = (_village, phone) => {
  phone.isFull = !phone.isFull;
};

/** The app's next version knows more kinds of records; a tab of the version before may be sending still. */
const updateApp: Trouble = (_village, phone) => {
  phone.registry = registryVersion;
};

/** The profile is copied to a phone that another phone's owner had lying about: two phones with one client id. */
const clone: Trouble = (village, phone) => {
  const other = village.phones.find((one) => one.userId === phone.userId && one !== phone && !one.office);
  const { clientId } = phone.storage.state().meta;
  // One copy in a life; whoever had work on the phone that it went to would rightly miss it.
  if (!other || village.cloned.size > 0 || village.lastNight || other.journal.length > 0) return;
  village.cloned.add(clientId);
  other.life += 1;
  other.busyTabs.clear();
  for (const message of village.messages) if (message.phone === other) delete message.reply;
  other.storage.restore(phone.storage.state());
  other.journal.push(...phone.journal);
  other.villages = phone.villages;
  other.registry = phone.registry;
  for (const code of phone.villagesEver) other.villagesEver.add(code);
};

const backUp: Trouble = (village) => {
  if (village.cloned.size === 0)
    village.lastNight = { backup: village.store.backup(), commits: village.commits.length };
};

/** The server's disk is lost; the backup takes its place, and the operator says so. */
const restore: Trouble = async (village) => {
  const { lastNight } = village;
  if (!lastNight) return;
  // What was inside the server ends with it. Requests on their way, and answers, travel on.
  village.paused.length = 0;
  for (const message of village.messages.filter(({ place }) => place === "inside")) {
    village.messages.splice(village.messages.indexOf(message), 1);
    message.reply?.(err({ type: "offline" }));
  }
  village.store.restore(lastNight.backup);
  village.commits.length = lastNight.commits;
  await village.store.restart();
  for (const [id, audience] of village.erased) await eraseRow(village, id, audience);
  await deliverParcels(village.store, serverClock(village));
};

const erase: Trouble = async (village, phone) => {
  const people = [...phone.storage.state().rows.values()].filter(({ kind, seq }) => kind === "citizen" && seq > 0);
  if (people.length === 0) return;
  const { id, body } = village.chance.pick(people);
  village.erased.set(id, textIn(body, "areaCode"));
  await eraseRow(village, id, textIn(body, "areaCode"));
};

const eraseRow = async ({ store, minute }: Village, id: string, audience: string): Promise<void> => {
  for (const partition of new Set(everyVillage.map((code) => `t:${code.slice(0, 6)}`))) {
    const now = new Date(Date.UTC(2026, 10, 22) + minute * 60_000).toISOString();
    const writer = { partition, clientId: "erasure", userId: "server", now, firstNumber: 1, rowIds: [id] };
    await store.push({
      ...writer,
      decide: ({ head, lastNumber, rows }) => {
        const row = rows.get(id);
        if (row?.erased || audience.slice(0, 6) !== partition.slice(2)) return { changes: null, value: null };
        // Where a restored backup has no such row, the number is kept: a phone would give the person back.
        const empty = { partition, id, kind: "citizen", audience, made: [head + 1, "server"] as const };
        const stamps = { lastClient: "server", priorSeq: 0, receivedAt: now, deviceAt: now };
        const blank: StoredRow = { ...empty, ...stamps, seq: head + 1, body: null, erased: true, versions: {} };
        return { changes: { head: head + 1, lastNumber: lastNumber + 1, results: [], rows: [blank] }, value: null };
      },
    });
  }
};

const forgetTombstones: Trouble = async (village) => {
  village.hasNewFloor = true;
  await village.store.forgetTombstones(serverClock(village));
};

export const troubles: readonly Trouble[] = [
  loseSession,
  loseSession,
  fillStorage,
  fillStorage,
  updateApp,
  clone,
  backUp,
  restore,
  erase,
  forgetTombstones,
];
