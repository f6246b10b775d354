/** Phones and servers of different releases: what one knows and the other does not is never lost on the way. */
import * as v from "valibot";
import { afterEach, expect, test } from "vitest";
import type { RecordType } from "#domain/record-type.ts";
import { citizenRecord } from "#domain/records/citizen.ts";
import type { Body } from "#domain/json.ts";
import type { Draft } from "#sync/save.ts";
import { idAt, village } from "./acts-parts.ts";
import { releaseWith, type OtherServer } from "./other-version.ts";

const id = idAt(1);
const somebody: Body = { name: "ป้าสาธิต", areaCode: village, status: "active" };
const put = (set: Body, of = id): Draft => ({ op: "put", kind: "citizen", id: of, set });
const edit = (set: Body): Draft => ({ op: "patch", kind: "citizen", id, set });

const open: OtherServer[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});
const opened = async (server: Promise<OtherServer>): Promise<OtherServer> => {
  open.push(await server);
  return server;
};

const today: RecordType = citizenRecord;

/** Next year's citizen: two more fields, and a status that today's does not know. */
const newer: RecordType = {
  ...today,
  version: today.version + 1,
  fields: {
    ...today.fields,
    status: v.picklist(["active", "moved", "died", "withdrawn", "abroad"]),
    languages: v.exactOptional(v.array(v.picklist(["th", "kxm", "mfa"]))),
    reachedBy: v.exactOptional(v.object({ how: v.string(), since: v.number() })),
  },
  merge: { ...today.merge, languages: "set" },
};
const unknownFields: Body = { languages: ["kxm", "th"], reachedBy: { how: "LINE", since: 2570 } };

test.each([
  ["newer", newer, { ...unknownFields, status: "abroad" }],
  ["older", today, unknownFields],
])(
  "[W5] what a newer phone writes survives an older phone's edit, on the %s server",
  async (_which, type, newFields) => {
    const [next, old] = [await releaseWith(newer), await releaseWith()];
    const server = await opened((await releaseWith(type)).server());
    const [writer, older, reader] = [next.phone(), old.phone(), next.phone()];
    await writer.saves(put({ ...somebody, ...newFields }));
    expect(await writer.syncs(server)).toBe("sent");
    await older.syncs(server);
    expect(older.sees(id)).toEqual({ ...somebody, ...newFields });

    await older.saves(edit({ houseNo: "7" }));
    expect(await older.syncs(server)).toBe("sent");
    await writer.saves({ op: "patch", kind: "citizen", id, add: { languages: ["mfa"] }, del: { languages: ["th"] } });
    expect(await writer.syncs(server)).toBe("sent");
    await reader.syncs(server);
    const all = { ...somebody, ...newFields, languages: ["kxm", "mfa"], houseNo: "7" };
    expect([await server.has(id), reader.sees(id)]).toEqual([all, all]);
    expect([...writer.answers(), ...older.answers()]).toEqual(["sent", "sent", "sent"]);
  },
);

test("[W5] a value that an older server does not know of a field that it knows stays with its maker, who is told", async () => {
  const server = await opened((await releaseWith(today)).server());
  const phone = (await releaseWith(newer)).phone();
  await phone.saves(put({ ...somebody, status: "abroad" }));
  await phone.syncs(server);
  expect(phone.answers()).toEqual(["rejected choice status"]);
  expect(await server.has(id)).toBeUndefined();
});

test("[W5] an older change is brought up to date step by step, and its phone is given what became of it", async () => {
  // The second step stands on the first: nickname → called → known as.
  const renamed =
    (from: string, to: string) =>
    (fields: Body): Body => {
      const { [from]: value, ...rest } = fields;
      return value === undefined ? rest : { ...rest, [to]: typeof value === "string" ? `${value}>${to}` : value };
    };
  const { nickname, ...fields } = today.fields;
  const later: RecordType = {
    ...today,
    version: today.version + 2,
    fields: { ...fields, knownAs: v.exactOptional(v.string()) },
    upcast: { [today.version]: renamed("nickname", "called"), [today.version + 1]: renamed("called", "knownAs") },
  };
  expect(nickname).toBeDefined();
  const server = await opened((await releaseWith(later)).server());
  const phone = (await releaseWith()).phone();
  await phone.saves(put({ ...somebody, nickname: "ธิต" }), edit({ houseNo: "7" }));
  expect(await phone.syncs(server)).toBe("sent");
  const first = { ...somebody, knownAs: "ธิต>called>knownAs", houseNo: "7" };
  expect(await server.has(id)).toEqual(first);
  await phone.saves(edit({ nickname: null }));
  expect(await phone.syncs(server)).toBe("sent");
  const { knownAs: _gone, ...emptied } = first;
  expect(await server.has(id)).toEqual(emptied);
  expect(phone.sees(id)).toMatchObject(emptied);
  expect(phone.answers()).toEqual(["sent", "sent", "sent"]);
});

const statuses = { status: v.picklist(["active", "moved", "died"]) };

// dhis2-android#1225: option codes were changed on the server, and the device cannot sync any more.
test("[W4] a phone that uses an option which the server has given up goes on syncing: the next release reads it anew", async () => {
  const without: RecordType = {
    ...today,
    version: today.version + 1,
    fields: { ...today.fields, ...statuses },
    upcast: { [today.version]: (set) => (set["status"] === "withdrawn" ? { ...set, status: "moved" } : set) },
  };
  const server = await opened((await releaseWith(without)).server());
  const phone = (await releaseWith()).phone();
  await phone.saves(put({ ...somebody, status: "withdrawn" }), put(somebody, idAt(2)));
  expect(await phone.syncs(server)).toBe("sent");
  expect([await server.has(id), phone.sees(id)]).toMatchObject([{ status: "moved" }, { status: "moved" }]);
  expect(await server.has(idAt(2))).toEqual(somebody);
});

test("[W4] where a release forgot to, that one change is refused by name, the rest is taken, and old records live on", async () => {
  const server = await opened((await releaseWith({ ...today, fields: { ...today.fields, ...statuses } })).server());
  const old = (await releaseWith()).phone();
  await old.saves(put({ ...somebody, status: "withdrawn" }), put(somebody, idAt(2)));
  expect(await old.syncs(server)).toBe("sent");
  expect(old.answers()).toEqual(["rejected choice status", "sent"]);
  expect(await server.has(idAt(2))).toEqual(somebody);
  await old.saves(put(somebody, idAt(3)));
  expect(await old.syncs(server)).toBe("sent");
  expect(old.answers().at(-1)).toBe("sent");
});

test("[W5] a record that has an option of yesterday is shown and edited as ever", async () => {
  const server = await opened((await releaseWith(newer)).server());
  const before = (await releaseWith(newer)).phone();
  await before.saves(put({ ...somebody, status: "abroad" }));
  await before.syncs(server);
  // Today's release stands for one after next year's: it does not know the option any more.
  const after = (await releaseWith()).phone();
  await after.syncs(server);
  await after.saves(edit({ nickname: "ธิต" }));
  expect(await after.syncs(server)).toBe("sent");
  expect(await server.has(id)).toEqual({ ...somebody, status: "abroad", nickname: "ธิต" });
});
