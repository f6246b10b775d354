/** One account's phone: its database, its sender, and the one way to save. */
import { uuidv7 } from "uuidv7";
import { err, ok, type Result } from "#domain/result.ts";
import { syncAll } from "#sync/round.ts";
import { saveDrafts, type Draft } from "#sync/save.ts";
import type { Account } from "./account.ts";
import { dexiePhone } from "./dexie-phone.ts";
import { openPhoneDatabase, type PhoneDatabase } from "./phone-database.ts";
import { createSender, type Sender } from "./sender.ts";
import { sendOver } from "./send.ts";
import { isLeaving, isStorageFull } from "./storage-errors.ts";

/** The entry is not on the phone. Each has its sentence in locales/{th,en}/common.json. */
export type SaveError = { readonly type: "storageFull" } | { readonly type: "storageTrouble" };

export interface Phone {
  readonly account: Account;
  readonly database: PhoneDatabase;
  readonly sender: Sender;
  /** Resolves once the changes are on disk, all of them or none. Sending starts by itself. */
  readonly save: (drafts: readonly Draft[]) => Promise<Result<void, SaveError>>;
  readonly now: () => Date;
  /** A fresh record id. */
  readonly newId: () => string;
  /** Stops sending and lets the database go: another person uses the phone now. Unsent work stays in it. */
  readonly close: () => void;
}

export interface PhoneDeps {
  readonly fetchFrom: typeof fetch;
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
}

export const openPhone = (account: Account, deps: PhoneDeps): Phone => {
  const database = openPhoneDatabase(account.userId, deps.indexedDb);
  const storage = dexiePhone(database, account.clientId);
  const now = (): string => deps.now().toISOString();
  const sender = createSender({
    run: async () => {
      try {
        return await syncAll({ storage, send: sendOver(deps.fetchFrom), now });
      } catch (error) {
        // The answer was not stored, so nothing was forgotten: the next run starts from the same place.
        if (!isLeaving(error)) console.error(error);
        return err({ type: "phoneTrouble" });
      }
    },
    exclusively: deps.exclusively,
    somethingWaits: async () => (await database.waiting.limit(1).count()) > 0,
    isVisible: deps.isVisible,
    random: deps.random,
    elapsedMs: deps.elapsedMs,
  });
  let hasAsked = false;
  const save = async (drafts: readonly Draft[]): Promise<Result<void, SaveError>> => {
    try {
      await saveDrafts(storage, drafts, now());
    } catch (error) {
      console.error(error);
      return err({ type: isStorageFull(error) ? "storageFull" : "storageTrouble" });
    }
    if (!hasAsked) deps.askToKeepData();
    hasAsked = true;
    deps.whenPainted(() => void sender.wake());
    return ok(undefined);
  };
  const close = (): void => {
    sender.stop();
    database.dexie.close();
  };
  return { account, database, sender, save, now: deps.now, newId: uuidv7, close };
};
