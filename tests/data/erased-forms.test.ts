import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { expect, test } from "vitest";
import { dexiePhone } from "#data/dexie-phone.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import { openedLock } from "./opened-lock.ts";

const [erased, other] = ["019b5d88-b900-7d07-b721-000000000001", "019b5d88-b900-7d07-b721-000000000002"];

test("[E1] every half-filled form that is about an erased person goes, whatever it is called", async () => {
  const database = openPhoneDatabase(openedLock("u1"), new IDBFactory());
  const phone = dexiePhone(database);
  const asOf = "2026-11-28T05:00:00.000Z";
  const form = (name: string, ...about: string[]) => ({ name, asOf, value: { form: { name: "ยาย" } }, about });
  await database.kept.bulkPut([
    form(`draft:person:${erased}`, erased),
    form("draft:mend:12", erased),
    form("draft:referral:7", other, erased),
    form(`draft:person:${other}`, other),
    form("draft:person"),
    { name: "overview 9801", asOf, value: {} },
  ]);
  await phone.transact((tx) => tx.forgetForms([erased]));
  const left = await database.kept.toCollection().primaryKeys();
  expect(left.toSorted()).toEqual(["draft:person", `draft:person:${other}`, "overview 9801"]);
});
