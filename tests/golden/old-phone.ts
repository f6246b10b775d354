/** A phone of an earlier release, as it lay in a drawer: its database, and what it had sent by then. */
import { openedLock } from "#tests/data/opened-lock.ts";
import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { IDBFactory } from "fake-indexeddb";
import { openPhone, type Phone } from "#data/phone.ts";
import { fetchInto } from "#tests/rivals/fetch-into.ts";
import type { TestServer } from "#tests/server/server-for-tests.ts";
import type { Body } from "#domain/json.ts";
import { idAt, person, village } from "./acts-parts.ts";
import { allActs } from "./acts.ts";
import { dumpIn, dumpOf, dumpText, type Dump } from "./disk.ts";
import { sessionOf, serverOfThePerson } from "./replay.ts";

export interface OldPhone {
  readonly dump: Dump;
  /** Requests that were answered, as they crossed the link. */
  readonly sent: readonly string[];
}

const CLIENT = "019ab200-0000-7000-8000-00000000d07d";
const folder = new URL("phones/", import.meta.url);

/** Versions of the phone's database that there is a phone of. */
export const oldPhones = (): readonly number[] =>
  readdirSync(folder)
    .flatMap((file) => /^v(\d+)\.jsonl$/u.exec(file)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);

export const readOldPhone = (version: number): OldPhone => {
  const lines = (name: string): string => readFileSync(new URL(name, folder), "utf8");
  return { dump: dumpIn(lines(`v${version}.jsonl`)), sent: lines(`v${version}.sent.jsonl`).trimEnd().split("\n") };
};

/** Its files: the phone of today, with some work sent, some refused, all sorts waiting, and a form half filled. */
export const oldPhoneFiles = async (): Promise<readonly [name: string, text: string][]> => {
  const server = await serverOfThePerson();
  const disk = new IDBFactory();
  const sent: string[] = [];
  await server.plant(allActs.flatMap(({ before = [] }) => before));
  const clock = { now: "2026-11-22T04:00:00.000Z" };
  const phone = await openOldPhone(server, disk, clock, sent);
  const before = { op: "put", kind: "citizen", set: { name: "ส่งแล้ว", areaCode: village, status: "active" } } as const;
  await phone.save([{ ...before, id: "019ab200-0000-7000-9000-000000000901" }]);
  await phone.save([
    { ...before, id: "019ab200-0000-7000-9000-000000000902", set: { ...before.set, birthYear: 9999 } },
  ]);
  await phone.sender.wake();
  if (phone.sender.state().phase !== "quiet") throw new Error("nothing was sent");
  for (const [at, draft] of allActs.flatMap(({ drafts }) => drafts)) {
    clock.now = at;
    const saved = await phone.save([draft]);
    if (!saved.ok) throw new Error(saved.error.type);
  }
  // From a backup file of a phone that never met the server.
  const mutation = { ...putOf(idAt(391)), n: 1, v: 1, k: "citizen", at: clock.now, b: 0 };
  await phone.database.restored.add({ clientId: idAt(392), partition: `t:${village.slice(0, 6)}`, mutation });
  const form = { name: "draft:person:new", asOf: clock.now, value: { form: { name: "ครึ่งเดียว" } } };
  await phone.database.kept.put(form);
  const version = phone.database.dexie.verno;
  phone.close();
  const dump = await dumpOf(disk, `asa-${person}`);
  await server.close();
  return [
    [`v${version}.jsonl`, dumpText(dump)],
    [`v${version}.sent.jsonl`, sent.map((line) => `${line}\n`).join("")],
  ];
};

const putOf = (id: string, fields: Body = {}) => ({
  op: "put" as const,
  id,
  set: { name: "ส่งแล้ว", areaCode: village, status: "active", ...fields },
});

/** The app of today on this disk. Every request's text is added to `sent`. */
export const openOldPhone = async (
  server: TestServer,
  disk: IDBFactory,
  clock: { readonly now: string },
  sent: string[] = [],
): Promise<Phone> => {
  const toServer = fetchInto(server.app, { cookie: await sessionOf(server, CLIENT) });
  return openPhone(
    { userId: person, name: "มะลิ (ตัวอย่าง)", grants: [{ role: "volunteer", scope: village }], clientId: CLIENT },
    openedLock(person),
    {
      fetchFrom: async (address, init) => {
        const bytes = Buffer.from(await new Response(init?.body).arrayBuffer());
        sent.push((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString());
        return toServer(address, init);
      },
      now: () => new Date(clock.now),
      random: () => 0,
      elapsedMs: () => 0,
      isVisible: () => false,
      exclusively: (work) => work(),
      indexedDb: disk,
      askToKeepData: () => undefined,
      whenPainted: () => undefined,
    },
  );
};
