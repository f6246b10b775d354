import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { appSchema } from "#data/app-schema.ts";
import { sendInBackground } from "#data/background-send.ts";
import { dexiePhone } from "#data/dexie-phone.ts";
import { phoneDatabaseName } from "#data/phone-database-name.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import { fetchInto } from "#tests/rivals/fetch-into.ts";
import { citizenIn, edit, openField, type Field, type FieldPhone } from "#tests/rivals/field.ts";
import { nok, village } from "#tests/server/server-for-tests.ts";
import { answering, unreachable } from "./stand-ins.ts";
import { openedLock } from "./opened-lock.ts";

let field: Field;
let phone: FieldPhone;
beforeEach(async () => {
  field = await openField();
  phone = await field.phoneOf(nok);
});
afterEach(() => field.close());

/** The service worker is called, with the app closed. */
const worker = (fetchFrom = fetchInto(field.server.app, phone.cookies)) =>
  sendInBackground({ indexedDb: phone.disk, fetchFrom, databaseName: phoneDatabaseName(nok) });

describe("[L7] the service worker sends what waits after the app was closed", () => {
  test("and the app takes the answers when it is opened again: each change counts once", async () => {
    const person = citizenIn(village.nok, { houseNo: "1" });
    await phone.saves(person);
    await phone.saves(edit(person.id, { houseNo: "2" }));
    phone.app().close();
    expect(await worker()).toBe("done");
    expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "2" });
    expect(await worker()).toBe("done");

    phone.restarts();
    expect(await phone.waits()).toHaveLength(2);
    expect(await phone.sends()).toBe("sent");
    expect(await phone.waits()).toEqual([]);
    expect(await phone.answers()).toEqual(["sent", "sent"]);
    expect(await phone.sees("citizen", person.id)).toMatchObject({ houseNo: "2" });
  });

  test("while a window is in the middle of sending, nothing is lost and nothing counts twice", async () => {
    const person = citizenIn(village.nok, { houseNo: "1" });
    await phone.saves(person);
    let isCalled = false;
    phone.link.passing = async (pass, ...request) => {
      if (!isCalled) {
        isCalled = true;
        await phone.saves(edit(person.id, { houseNo: "2" }));
        await worker();
      }
      return pass(...request);
    };
    expect(await phone.sends()).toBe("sent");
    expect(await phone.waits()).toEqual([]);
    expect(await phone.sees("citizen", person.id)).toMatchObject({ houseNo: "2" });
    expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "2" });
  });

  test("and asks to be called again when there is no signal", async () => {
    await phone.saves(citizenIn(village.nok));
    expect(await worker(unreachable)).toBe("again");
    expect(await phone.waits()).toHaveLength(1);
  });

  test("but not when only the app or a person can help", async () => {
    await phone.saves(citizenIn(village.nok));
    expect(await worker(answering(401, { code: "signedOut" }))).toBe("done");
    expect(await worker(answering(200, "<html>sign in</html>"))).toBe("done");
    expect(await phone.waits()).toHaveLength(1);
  });
});

describe("[L7] the service worker asks nothing", () => {
  test("when nothing waits", async () => {
    await phone.sends();
    expect(await worker(unreachable)).toBe("nothing");
  });

  test("of a database that is not there, and makes none: the app would think that its data was gone", async () => {
    const indexedDb = new IDBFactory();
    expect(await sendInBackground({ indexedDb, fetchFrom: unreachable, databaseName: phoneDatabaseName(nok) })).toBe(
      "nothing",
    );
    expect(await indexedDb.databases()).toEqual([]);
  });

  test("when a newer version of the app has taken the database over", async () => {
    await phone.saves(citizenIn(village.nok));
    const schema = { own: appSchema.own + 1, lowestWriter: appSchema.own + 1 };
    await dexiePhone(openPhoneDatabase(openedLock(nok), phone.disk), { schema }).transact(async () => undefined);
    const fetchFrom = vi.fn<typeof fetch>(unreachable);
    expect(await worker(fetchFrom)).toBe("nothing");
    expect(fetchFrom).not.toHaveBeenCalled();
  });
});
