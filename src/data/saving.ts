/** The one way to save on the phone, and what is done when there is no room for it. Rule O1: docs/sync.md. */
import { err, ok, type Result } from "#domain/result.ts";
import type { PhoneStorage } from "#sync/phone-storage.ts";
import { saveDrafts, type Draft } from "#sync/save.ts";
import type { PhoneDatabase } from "./phone-database.ts";
import { isOutdated, isStorageFull } from "./storage-errors.ts";

/** The entry is not on the phone. Each has its sentence in locales/{th,en}/common.json. */
export type SaveError =
  /** `freed`: downloaded media and the like are gone already, and it was not enough. */
  | { readonly type: "storageFull"; readonly freed?: true }
  | { readonly type: "storageTrouble" }
  /** A newer version of the app has taken the database over: this window has to be loaded again. */
  | { readonly type: "outdated" };

/**
 * Resolves once the changes are on disk, all of them or none. `inSameStep`: what else must commit with them in the
 * phone's own tables; it is told whether any change was saved, since those of rows that are not on the phone are left out.
 */
export type Save = (
  drafts: readonly Draft[],
  inSameStep?: (isSaved: boolean) => Promise<unknown>,
) => Promise<Result<void, SaveError>>;

export interface SavingDeps {
  readonly database: PhoneDatabase;
  readonly storage: PhoneStorage;
  /** The phone's own clock, right or wrong: it is kept beside the server's time and never compared. */
  readonly rawNow: () => Date;
  /** Frees room for what a person saves; says whether there was anything to free. */
  readonly makeRoom: () => Promise<boolean>;
}

export const createSave =
  ({ database, storage, rawNow, makeRoom }: SavingDeps): Save =>
  async (drafts, inSameStep) => {
    const at = rawNow().toISOString();
    const saveOnce = (): Promise<void> =>
      storage.transact(async (tx) => {
        const before = inSameStep && (await database.waiting.count());
        await saveDrafts({ transact: (work) => work(tx) }, drafts, at);
        await inSameStep?.((await database.waiting.count()) !== before);
      });
    try {
      await saveOnce();
      return ok(undefined);
    } catch (error) {
      if (!isStorageFull(error)) return err(errorOf(error));
    }
    try {
      if (!(await makeRoom())) return err({ type: "storageFull" });
      await saveOnce();
      return ok(undefined);
    } catch (error) {
      return err(isStorageFull(error) ? { type: "storageFull", freed: true } : errorOf(error));
    }
  };

const errorOf = (error: unknown): SaveError => {
  if (isOutdated(error)) return { type: "outdated" };
  console.error(error);
  return { type: "storageTrouble" };
};
