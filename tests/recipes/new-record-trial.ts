/** Runs inside the copy that has the new record type: phone → server → database → another phone. Prints what it saw. */
import "fake-indexeddb/auto";
import { dexiePhone } from "#data/dexie-phone.ts";
import { openPhoneDatabase } from "#data/phone-database.ts";
import { ok } from "#domain/result.ts";
import { openDatabase } from "#server/database.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { answerSync } from "#sync/answer.ts";
import { syncAll } from "#sync/round.ts";
import { saveDrafts } from "#sync/save.ts";
import type { SyncResponse } from "#sync/wire.ts";
import { sql } from "kysely";
import { uuidv7 } from "uuidv7";
import { openedLock } from "#tests/data/opened-lock.ts";

const database = await openDatabase({ factKey: "a key for this trial" });
const store = sqlStore(database);
const now = (): string => new Date().toISOString();
const village = "98010101";
const userId = uuidv7();
const actor = { userId, grants: [{ role: "volunteer", scope: village }] } as const;
const seal = { seal: (text: string) => btoa(text), open: (text: string) => atob(text) };

const phone = (name: string) => {
  const opened = openPhoneDatabase(openedLock(`${name}-${userId}`));
  const storage = dexiePhone(opened);
  const sync = () =>
    syncAll({
      storage,
      now,
      newId: uuidv7,
      send: async (request) => {
        const asSent = JSON.parse(JSON.stringify({ ...request, push: request.push }));
        const answer = await answerSync(
          { store, seal, newId: uuidv7, isVillage: () => true, idleSeconds: 900 },
          actor,
          asSent,
          now(),
        );
        return ok(JSON.parse(JSON.stringify(answer)) as SyncResponse); // the wire, as JSON carries it
      },
    });
  return { opened, storage, sync };
};

const id = uuidv7();
const first = phone("first");
const second = phone("second");
const put = { op: "put", kind: "reliefSurvey", id, set: { areaCode: village, damage: "total", people: 4 } } as const;
const wrong = { op: "put", kind: "reliefSurvey", id: uuidv7(), set: { areaCode: village, damage: "much" } } as const;
await saveDrafts(first.storage, [put, wrong], now());
await first.sync();
await second.sync();

const facts = await sql<Record<string, unknown>>`select * from fact_relief_survey`.execute(database.db);
const answered = await first.opened.answered.toArray();
console.log(
  JSON.stringify({
    onSecondPhone: (await second.opened.rows("reliefSurvey").get(id))?.body,
    facts: facts.rows.map(({ village: where, damage, people }) => ({ village: where, damage, people })),
    answers: answered.map(({ state, field, code }) => ({ state, field, code })),
  }),
);
await database.close();
