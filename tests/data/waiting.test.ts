import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeBackup, newBackupCode, readBackup, takeBackup } from "#data/backup-file.ts";
import { waitingIn } from "#data/waiting.ts";
import { citizenIn, openField, type Field } from "#tests/rivals/field.ts";
import { nok, village } from "#tests/server/server-for-tests.ts";

let field: Field;
beforeEach(async () => {
  field = await openField();
});
afterEach(() => field.close());

test("[S3] work that came back from a file counts as waiting until the server has answered it", async () => {
  const old = await field.phoneOf(nok);
  const mine = citizenIn(village.nok);
  await old.saves(mine);
  const code = newBackupCode();
  const read = await readBackup(await makeBackup(old.app(), code), code, nok);
  const next = await field.phoneOf(nok);
  const own = citizenIn(village.nok);
  await next.saves(own);
  if (read.ok) await takeBackup(next.app(), read.value);

  const waiting = await waitingIn(next.app().database);
  expect(waiting.map(({ recordId }) => recordId)).toEqual([mine.id, own.id]);
  expect(new Set(waiting.map(({ order }) => order)).size).toBe(2);
  expect(await next.sends()).toBe("sent");
  expect(await waitingIn(next.app().database)).toEqual([]);
});
