/** One account's phone: its database, its sender, its clock, and the one way to save. */
import { uuidv7 } from "uuidv7";
import { err } from "#domain/result.ts";
import type { Account } from "./account.ts";
import { createClock, type Clock } from "./clock.ts";
import { dexiePhone, type NewPhone } from "./dexie-phone.ts";
import type { Run } from "./exchanges.ts";
import { watchHealth, type Health } from "./health.ts";
import { hereMarks, type MarkPlace } from "./here-mark.ts";
import { noteLostData } from "./note-lost-data.ts";
import { sealEverything } from "./lock/seal-everything.ts";
import { openPhoneDatabase, type PhoneDatabase, type Sealing } from "./phone-database.ts";
import { createSave, type Save } from "./saving.ts";
import { createSender, type Sender } from "./sender.ts";
import { isLeaving } from "./storage-errors.ts";

export type { SaveError } from "./saving.ts";

export interface Phone {
  readonly account: Account;
  readonly database: PhoneDatabase;
  readonly health: Health;
  readonly sender: Sender;
  /** Resolves once the changes are on disk, all of them or none. Sending starts by itself. */
  readonly save: Save;
  /** The likely time, for people and their days. */
  readonly now: () => Date;
  readonly clock: Clock;
  /** A fresh record id. */
  readonly newId: () => string;
  /** Stops sending and lets the database go: another person uses the phone now. Unsent work stays in it. */
  readonly close: () => void;
}

export interface PhoneDeps {
  readonly fetchFrom: typeof fetch;
  /** The phone's own clock. */
  readonly now: () => Date;
  readonly random: () => number;
  /** Milliseconds that only grow. */
  readonly elapsedMs: () => number;
  readonly isVisible: () => boolean;
  readonly exclusively: (work: () => Promise<void>) => Promise<void>;
  readonly indexedDb?: IDBFactory;
  /** Asks the browser to keep this site's data when space runs out. Called once, after the first save. */
  readonly askToKeepData: () => void;
  /** Runs `work` once the screen has had time to say "saved": sending is in no hurry, the person is. */
  readonly whenPainted: (work: () => void) => void;
  /** Frees downloaded media; for what a person saves also what was laid by. Says whether there was anything. */
  readonly makeRoom?: (forWhom: "person" | "server") => Promise<boolean>;
  /** Sends what an older database of this person still holds, whose key is gone. */
  readonly sendLeftWork?: (clientId: string) => Promise<void>;
  /** Of the database that was left behind when its key was thrown away, if there is one. */
  readonly leftClientId?: () => Promise<string | undefined>;
  /** Where else than in the database it is written that the database is there. */
  readonly markPlaces?: readonly MarkPlace[];
  /** The person has told the phone to save data. */
  readonly savesData?: () => boolean;
  /** Something waits: the browser may send it later, when the app is closed. */
  readonly onWaiting?: () => void;
}

/** `sealing`: what the account's open lock gives (lock/open-sealing.ts). */
export const openPhone = (account: Account, sealing: Sealing, deps: PhoneDeps): Phone => {
  const { makeRoom = async () => false } = deps;
  const database = openPhoneDatabase(sealing, deps.indexedDb);
  const health = watchHealth(database.dexie);
  const clock = createClock(deps.now);
  // A database that was left behind with its key is not one that the browser took away: each has marks of its own.
  const marks = hereMarks(sealing.databaseName, deps.markPlaces ?? []);

  // Read before the transaction that asks for it: nothing else may be waited for inside.
  let leftClientId: string | undefined;
  const opened = async (): Promise<void> => {
    await health.opened();
    leftClientId ??= await deps.leftClientId?.();
  };
  const newPhone = async (): Promise<NewPhone> => {
    const mark = marks.read();
    if (!mark) return newPhoneAfter(account.clientId, leftClientId);
    await noteLostData(database, { unsent: mark.unsent, at: clock.now().toISOString() });
    // The account's id and the lost one may have been used up to any number: what is saved now must not be taken for
    // what was sent then.
    return { clientId: uuidv7(), was: { c: mark.clientId, why: "gone", n: mark.unsent } };
  };
  const storage = dexiePhone(database, { newPhone, opened, now: clock.now });

  /** What the database knows, for those who ask without it: the clock and the mark. */
  const note = async (): Promise<void> => {
    try {
      const meta = await database.meta.get("phone");
      if (!meta) return;
      clock.learn(meta.lastExchange);
      const { was } = meta;
      const waiting = await database.waiting.count();
      // Until the server has heard of a loss, a second one is told of with it: only that id is known there.
      marks.write(was ? { clientId: was.c, unsent: was.n + waiting } : { clientId: meta.clientId, unsent: waiting });
    } catch (error) {
      if (!isLeaving(error)) console.error(error);
    }
  };

  let exchanges: Run | undefined;
  const run: Run = async (onLeft) => {
    try {
      const { createExchanges } = await import("./exchanges.ts");
      exchanges ??= createExchanges({
        database,
        storage,
        fetchFrom: deps.fetchFrom,
        rawNow: deps.now,
        elapsedMs: deps.elapsedMs,
        savesData: deps.savesData ?? (() => false),
        sendLeftWork: deps.sendLeftWork ?? (async () => undefined),
        makeRoom: () => makeRoom("server"),
      });
    } catch {
      // The code for it is not on the phone yet, and there is no signal to bring it.
      return err({ type: "offline" });
    }
    const result = await exchanges(onLeft);
    await note();
    return result;
  };
  const somethingWaits = async (): Promise<boolean> => {
    try {
      return (await database.waiting.limit(1).count()) > 0 || (await database.restored.limit(1).count()) > 0;
    } catch {
      // What is wrong with the database is told by its health; there is nothing to send from it.
      return false;
    }
  };
  const sender = createSender({
    run,
    exclusively: deps.exclusively,
    somethingWaits,
    isVisible: deps.isVisible,
    random: deps.random,
    elapsedMs: deps.elapsedMs,
  });

  const saveOnPhone = createSave({ database, storage, rawNow: deps.now, makeRoom: () => makeRoom("person") });
  let hasAsked = false;
  const save: Save = async (...act) => {
    const saved = await saveOnPhone(...act);
    if (!saved.ok) return saved;
    if (!hasAsked) deps.askToKeepData();
    hasAsked = true;
    deps.whenPainted(() => {
      void note();
      deps.onWaiting?.();
      void sender.nudge();
    });
    return saved;
  };
  const close = (): void => {
    sender.stop();
    health.letGo();
  };
  void health.opened().then(note, () => undefined);
  sealEverything(database, storage, sealing).catch((error: unknown) => {
    // The next start does it; what is wrong with the database is told by its health.
    if (!isLeaving(error)) console.error(error);
  });
  return { account, database, health, sender, save, now: clock.now, clock, newId: uuidv7, close };
};

/**
 * The session may have gone over to the phone that this one was before: the old database sends what it had sealed. So the
 * server is told of both. Never the old id itself: its numbers are taken.
 */
const newPhoneAfter = (signedInAs: string | undefined, left: string | undefined): NewPhone => {
  const clientId = signedInAs === undefined || signedInAs === left ? uuidv7() : signedInAs;
  return { clientId, ...(left !== undefined && { was: { c: left, why: "fork", n: 0 } }) };
};
