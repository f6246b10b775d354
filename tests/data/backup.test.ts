import { openedLock } from "./opened-lock.ts";
import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeBackup, newBackupCode, readBackup, takeBackup, type Backup } from "#data/backup-file.ts";
import { openPhone } from "#data/phone.ts";
import { citizenIn, edit, helpFor, openField, type Field, type FieldPhone } from "#tests/rivals/field.ts";
import { lek, nok, NOON, village } from "#tests/server/server-for-tests.ts";
import { deps } from "./phone-deps.ts";

const CODE = "ABCD-EFGH-JKMN-PQRT";
let field: Field;
beforeEach(async () => {
  field = await openField();
});
afterEach(() => field.close());

describe("[S3] work that was carried away in a file", () => {
  test("is sent by another phone of the person, each change once", async () => {
    const { broken, ids } = await phoneWithWork();
    const backup = await backupOf(broken);
    const next = await field.phoneOf(nok);
    expect(await takeBackup(next.app(), backup)).toEqual({ ok: true, value: { taken: 3 } });
    expect(await next.sends()).toBe("sent");
    expect(await field.serverHas(ids.person)).toMatchObject({ houseNo: "9" });
    expect(await field.serverHas(ids.help)).toMatchObject({ outcome: "done" });
    expect(await next.sees("citizen", ids.person)).toMatchObject({ houseNo: "9" });
    expect(await next.app().database.restored.count()).toBe(0);
  });

  test("counts once although the first phone had sent a part of it, and sends the rest itself in the end", async () => {
    const { broken, ids } = await phoneWithWork();
    const backup = await backupOf(broken);
    await broken.sends();
    const step = { op: "patch", kind: "citizen", id: ids.person } as const;
    await broken.saves({ ...step, set: { houseNo: "10" } });
    const next = await field.phoneOf(nok);
    await takeBackup(next.app(), backup);
    await next.sends();
    await broken.sends();
    expect(await field.serverHas(ids.person)).toMatchObject({ houseNo: "10" });
    expect(await next.answers()).toEqual(["sent", "sent", "sent"]);
    await next.sends();
    expect(await next.seesAll("helpLog")).toHaveLength(1);
  });

  test("taken twice, or by the phone that made it, brings nothing new", async () => {
    const { broken } = await phoneWithWork();
    const backup = await backupOf(broken);
    expect(await takeBackup(broken.app(), backup)).toMatchObject({ value: { taken: 0 } });
    const next = await field.phoneOf(nok);
    await takeBackup(next.app(), backup);
    expect(await takeBackup(next.app(), backup)).toMatchObject({ value: { taken: 0 } });
  });

  test("is shown with its reason where the server did not take it", async () => {
    const broken = await field.phoneOf(nok);
    await broken.saves(citizenIn(village.nok, { birthYear: 9999 }));
    const next = await field.phoneOf(nok);
    await takeBackup(next.app(), await backupOf(broken));
    await next.sends();
    expect(await next.app().database.answered.toArray()).toMatchObject([{ state: "rejected", field: "birthYear" }]);
  });

  test("waits on the new phone until there is a signal, and is in its backup too", async () => {
    const { broken } = await phoneWithWork();
    const next = await field.phoneOf(nok);
    await takeBackup(next.app(), await backupOf(broken));
    next.restarts();
    expect((await backupOf(next)).entries).toHaveLength(3);
    expect(await next.sends()).toBe("sent");
  });

  test("goes on under the new phone's own numbers where the server never met the one that made it", async () => {
    const stranger = openPhone(
      { userId: nok, name: "นก (ตัวอย่าง)", grants: [], clientId: uuidv7() },
      openedLock(nok),
      deps({ now: () => new Date(NOON) }),
    );
    const person = citizenIn(village.nok);
    await stranger.save([person, edit(person.id, { houseNo: "3" })]);
    const read = await readBackup(await makeBackup(stranger, CODE), CODE, nok);
    const next = await field.phoneOf(nok);
    if (read.ok) await takeBackup(next.app(), read.value);
    expect(await next.sends()).toBe("sent");
    expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "3" });
  });
});

describe("[S3] the file", () => {
  test("tells nothing without its code", async () => {
    const { broken } = await phoneWithWork();
    const text = await (await makeBackup(broken.app(), CODE)).text();
    expect(text).not.toContain("ป้าสาธิต");
    expect(JSON.parse(text)).toMatchObject({ magic: "asa-backup", version: 1, count: 3, madeAt: NOON });
    expect(await read(text, "ABCD-EFGH-JKMN-PQRU")).toEqual({ ok: false, error: { type: "wrongCode" } });
    expect(await read(text, "abcd efgh jkmn pqrt")).toMatchObject({ ok: true });
  });

  test.each([
    ["of another kind", "<html>", "notABackup"],
    ["of other JSON", '{"magic":"zip"}', "notABackup"],
    ["that was cut short", '{"magic":"asa-backup","version":1}', "notABackup"],
    ["of a newer version", '{"magic":"asa-backup","version":2}', "newer"],
    ["that was changed", '{"magic":"asa-backup","version":1,"salt":"AAAA","iv":"AAAA","locked":"AAAA"}', "wrongCode"],
  ])("%s is told apart", async (_what, text, type) => {
    expect(await read(text, CODE)).toEqual({ ok: false, error: { type } });
  });

  test("of another person is refused: it could only be sent in their name", async () => {
    const { broken } = await phoneWithWork();
    const file = await makeBackup(broken.app(), CODE);
    expect(await readBackup(file, CODE, lek)).toEqual({ ok: false, error: { type: "otherPerson" } });
  });
});

test("a code is sixteen letters that are not mixed up when they are written down", () => {
  const codes = Array.from({ length: 50 }, () => newBackupCode());
  expect(new Set(codes).size).toBe(50);
  for (const code of codes) expect(code).toMatch(/^[346-9A-HJKMNP-RT-Y]{4}(-[346-9A-HJKMNP-RT-Y]{4}){3}$/);
});

test("[S3] a file that the phone cannot give out, or that is far too big, is refused with words", async () => {
  const inCloud = new Blob(["{}"]);
  inCloud.text = () => Promise.reject(new DOMException("", "NotReadableError"));
  expect(await readBackup(inCloud, CODE, nok)).toEqual({ ok: false, error: { type: "unreadable" } });
  const film = new Blob(["{}"]);
  Object.defineProperty(film, "size", { value: 2 ** 31 });
  film.text = () => Promise.reject(new Error("never read"));
  expect(await readBackup(film, CODE, nok)).toEqual({ ok: false, error: { type: "notABackup" } });
});

const read = (text: string, code: string) => readBackup(new Blob([text]), code, nok);

const backupOf = async (phone: FieldPhone): Promise<Backup> => {
  const backup = await readBackup(await makeBackup(phone.app(), CODE), CODE, nok);
  if (!backup.ok) throw new Error(backup.error.type);
  return backup.value;
};

const phoneWithWork = async () => {
  const broken = await field.phoneOf(nok);
  const person = citizenIn(village.nok);
  const help = helpFor(person.id, nok, village.nok, NOON);
  await broken.saves(person, help);
  await broken.saves(edit(person.id, { houseNo: "9" }));
  return { broken, ids: { person: person.id, help: help.id } };
};
