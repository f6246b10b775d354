import { answerSync } from "#sync/answer.ts";
import type { Store } from "#sync/store.ts";
import { issueAfter } from "../certificates/after-push.ts";
import { claimPhone, daysWaited } from "../devices.ts";
import { IDLE_SECONDS, syncBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readPush } from "../read-push.ts";
import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";
import type { ServerParts } from "../server-parts.ts";

/** Takes what the phone has, and gives what changed for it. All of it is decided in #sync/answer.ts. */
export const sync = defineRoute({
  method: "POST",
  path: "/v1/sync",
  rule: signedIn,
  body: syncBody,
  rate: { limit: "syncsPerMinute", per: "session" },
  handle: async (parts, { who: { account, session }, body, now }) => {
    const { database, store, seal, newId, isVillage, postParcels, report } = parts;
    const request = readPush(parts.sealingKey, body);
    if (request instanceof Problem) return request;
    const waitedDays = daysWaited(
      request.push.flatMap(({ m }) => m),
      now,
    );
    const phone = { session, clientId: request.c, was: request.was, waitedDays, now };
    if (!(await claimPhone(database.db, phone))) return new Problem(409, "otherPhone", { field: "c" });
    const noted = { ...store, noteReader: noteOnRecord(parts, now) };
    const afterPush = (pushed: typeof request.push) => issueAfter(parts, account, pushed, now);
    return answerSync(
      { store: noted, seal, newId, isVillage, idleSeconds: IDLE_SECONDS, postParcels, afterPush, report },
      account,
      request,
      now,
    );
  },
});

/** When a phone is given people's records for the first time, or anew, that stands in the audit log before it gets them. */
const noteOnRecord =
  ({ store, audit }: ServerParts, now: string): Store["noteReader"] =>
  async (note) => {
    for (const partition of note.started.filter(holdsPeople)) {
      const { userId: actor, clientId: subject } = note;
      await audit.append({ at: now, actor, action: "firstGiven", subject, partition });
    }
    await store.noteReader(note);
  };

const holdsPeople = (partition: string): boolean => partition.startsWith("t:");
