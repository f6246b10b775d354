/** Looks whether what a phone has just sent completes a course: the certificate goes out with the same answer. */
import type { Body } from "#domain/json.ts";
import { attempt } from "#domain/records/attempt.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import { lessonDone } from "#domain/records/lesson-done.ts";
import { villageHome } from "#domain/homes.ts";
import type { Numbered } from "#sync/decide.ts";
import type { PushGroup } from "#sync/wire.ts";
import type { Account } from "../accounts.ts";
import { readRecords } from "../read-records.ts";
import type { ServerParts } from "../server-parts.ts";
import { sqlStore } from "../stores/sql-store.ts";
import { issueEarned, type Holder } from "./issue.ts";

/** What was sent is taken by now, whatever becomes of this: a fault is reported, and the next lesson looks again. */
export const issueAfter = async (
  parts: ServerParts,
  account: Account,
  pushed: readonly PushGroup<Numbered>[],
  now: string,
): Promise<void> => {
  // The server's own act: whoever learnt may write no certificates.
  const store = sqlStore(parts.whole);
  try {
    for (const holder of await holdersIn(parts, account, pushed)) {
      const { database, whole, issuer } = parts;
      await issueEarned({ db: database.db, whole: whole.db, store, issuer }, holder, now);
    }
  } catch (error) {
    parts.report({ type: "notIssued", error });
  }
};

const holdersIn = async (
  { database }: ServerParts,
  { userId, name, grants }: Account,
  pushed: readonly PushGroup<Numbered>[],
): Promise<Holder[]> => {
  const learnt = pushed.flatMap(({ m }) => m).filter(({ k }) => k === attempt.kind || k === lessonDone.kind);
  const about = learnt.map(({ set }) => (typeof set === "object" && set !== null ? (set as Body) : {}));
  const own = about.some((set) => set["citizenId"] === undefined) ? [{ by: userId, name }] : [];
  const villages = new Set(about.map((set) => set["areaCode"]));
  const theirs: Holder[] = [];
  for (const { scope: areaCode, role } of grants) {
    if (role !== "volunteer" || !villages.has(areaCode)) continue;
    const ids = new Set(about.map((set) => set["citizenId"]));
    const people = await readRecords(database.db, villageHome(areaCode), [citizen.kind]);
    for (const { id, body } of people) {
      // Only whole records are read, and a person has a name.
      const { name: theirName } = body as Pick<Citizen, "name">;
      if (ids.has(id)) theirs.push({ by: userId, citizenId: id, areaCode, name: theirName });
    }
  }
  return [...own, ...theirs];
};
