/** Three troubles at once: the server came back from a backup, the phone is old, and its work travels in a file. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { makeBackup, readBackup, takeBackup } from "#data/backup-file.ts";
import type { Phone } from "#data/phone.ts";
import type { Body } from "#domain/json.ts";
import { textIn } from "#tests/simulation/plain-model.ts";
import { sends } from "#tests/nth-call/flows.ts";
import { smallServer, type Sent, type SmallServer } from "#tests/nth-call/small-server.ts";
import {
  account,
  edit,
  idAt,
  nok,
  partitions,
  person,
  phoneOn,
  planted,
  posts,
  villages,
} from "#tests/nth-call/village.ts";

const CODE = "ABCD-EFGH-JKMN-PQRT";

const saved = async (phone: Phone, ...drafts: Parameters<Phone["save"]>[0]): Promise<void> => {
  expect(await phone.save(drafts)).toMatchObject({ ok: true });
};

const people = async (server: SmallServer): Promise<readonly Body[]> =>
  (await server.bodies(partitions))
    .filter((body) => body["name"] !== undefined)
    .toSorted((a, b) => (textIn(a, "name") < textIn(b, "name") ? -1 : 1));

test("[R2] [S3] what a phone had sent in the lost hours comes back, though another phone brought its later work first", async () => {
  const log: Sent[] = [];
  const before = await smallServer(planted);
  const disk = new IDBFactory();
  const old = phoneOn(disk, before.fetchFor(nok, posts, log));
  await saved(old, person(1, villages.here));
  await sends(old);
  const nightly = [...log];
  // The lost hours: sent, answered, and in no backup of the server.
  await saved(old, person(2, villages.here), edit(1, { houseNo: "2" }));
  await sends(old);
  // Never sent: carried to another phone in a file.
  await saved(old, person(3, villages.here), edit(2, { houseNo: "3" }));
  const file = await makeBackup(old, CODE);
  old.close();

  const restored = await smallServer(planted, nightly);
  await restored.restarts();
  const other = phoneOn(new IDBFactory(), restored.fetchFor(nok, posts), { ...account, clientId: idAt(703) });
  const read = await readBackup(file, CODE, nok);
  if (read.ok) await takeBackup(other, read.value);
  await sends(other);

  const again = phoneOn(disk, restored.fetchFor(nok, posts));
  expect(await sends(again)).toBe("sent");
  expect(await sends(other)).toBe("sent");
  expect(await people(restored)).toMatchObject([
    { name: "คนที่ 1", houseNo: "2" },
    { name: "คนที่ 2", houseNo: "3" },
    { name: "คนที่ 3" },
  ]);
  for (const phone of [again, other]) {
    expect(await phone.database.waiting.count()).toBe(0);
    expect(await phone.database.rows("citizen").count()).toBe(3);
    phone.close();
  }
});
