/** Where other systems lock people out of their own work, or mix up what is a draft and what waits to be sent. */
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { signOut } from "#data/account.ts";
import { useRecords, useWaiting } from "#data/use-phone.ts";
import { citizen } from "#domain/records/citizen.ts";
import { nok, ploy, village } from "#tests/server/server-for-tests.ts";
import { unreachable } from "#tests/data/stand-ins.ts";
import { citizenIn, edit, openField, type Field } from "./field.ts";
import { noSignal } from "./links.ts";
import { readHook } from "./read-hook.ts";

vi.mock("dexie-react-hooks", () => import("./live-query.ts"));

let field: Field;
beforeEach(async () => {
  field = await openField();
});
afterEach(() => field.close());

const DAY_MS = 86_400_000;

// cht-core#10719, avni-client#1102, opencrvs-core#11243: the session ends without a signal, and so does the work.
test("a person whose session ended goes on working, signs in again, and everything goes out once", async () => {
  const phone = await field.phoneOf(nok);
  const person = citizenIn(village.nok, { houseNo: "1" });
  await phone.saves(person);
  await phone.sends();

  field.server.clock.now = new Date(Date.parse(field.server.clock.now) + 100 * DAY_MS).toISOString();
  phone.clock.now = field.server.clock.now;
  await phone.saves(edit(person.id, { houseNo: "2" }));
  expect(await phone.sends()).toBe("signedOut");
  const second = citizenIn(village.nok);
  await phone.saves(second);
  phone.restarts();
  expect(await phone.sees("citizen", person.id)).toMatchObject({ houseNo: "2" });
  expect(await phone.waits()).toEqual([person.id, second.id]);

  await phone.signsInAgain();
  expect(await phone.sends()).toBe("sent");
  // What was sent more than 30 days ago is not kept on the phone.
  expect(await phone.answers()).toEqual(["sent", "sent"]);
  expect([await field.serverHas(person.id), await field.serverHas(second.id)]).toMatchObject([
    { houseNo: "2" },
    { name: "ป้าสาธิต" },
  ]);
  expect(await phone.seesAll("conflict")).toEqual([]);
});

test("a person who signs out with unsent work finds it again after signing in", async () => {
  const phone = await field.phoneOf(nok);
  const person = citizenIn(village.nok);
  await phone.saves(person);
  await signOut({ fetchFrom: unreachable, storage: phone.storage });
  phone.app().close();
  await phone.signsInAgain();
  phone.restarts();
  expect(await phone.waits()).toEqual([person.id]);
  expect(await phone.sends()).toBe("sent");
  expect(await field.serverHas(person.id)).toEqual(person.set);
});

// opencrvs-core#10122, #11242, #11820: drafts turn up in the outbox, and lists that page on the server are empty offline.
test("a half-filled form is no unsent work, and it and every list are there without a signal", async () => {
  const phone = await field.phoneOf(nok);
  const person = citizenIn(village.nok);
  await phone.saves(person);
  await phone.sends();
  const draft = {
    name: "draft:person:new",
    asOf: phone.clock.now,
    value: { before: {}, form: { name: "ป้า" }, seen: 0 },
  };
  await phone.app().database.kept.put(draft);

  phone.link.passing = noSignal;
  phone.restarts();
  expect(await readHook(phone.app(), () => useWaiting() ?? ["not read"])).toEqual([]);
  expect(await phone.sends()).toBe("offline");
  expect(await readHook(phone.app(), () => useRecords(citizen) ?? [])).toEqual([{ ...person.set, id: person.id }]);
  expect(await phone.app().database.kept.get(draft.name)).toEqual(draft);
});

// commcare-android PR #1966: a form that is taken up again after the session's end has lost its input.
test("a half-filled form outlives the end of the session and another person's visit, and nobody else sees it", async () => {
  const phone = await field.phoneOf(nok);
  const draft = {
    name: "draft:person:new",
    asOf: phone.clock.now,
    value: { before: {}, form: { name: "ป้า" }, seen: 0 },
  };
  await phone.app().database.kept.put(draft);
  field.server.clock.now = new Date(Date.parse(field.server.clock.now) + 100 * DAY_MS).toISOString();
  expect(await phone.sends()).toBe("signedOut");
  phone.app().close();

  const guest = await field.phoneOf(ploy, { disk: phone.disk });
  expect(await guest.app().database.kept.get(draft.name)).toBeUndefined();
  await guest.sends();
  guest.app().close();

  await phone.signsInAgain();
  phone.restarts();
  await phone.sends();
  expect(await phone.app().database.kept.get(draft.name)).toEqual(draft);
});
