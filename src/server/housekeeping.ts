/** What a server does by itself besides answering: at its start, and then from time to time. */
import type { Store } from "#sync/store.ts";
import type { Database } from "./database.ts";
import { eraseLateWork } from "./erasure/erase-person.ts";
import { forgetUsedNonces, forgetWhatIsOver } from "./forget.ts";
import { POST_EVERY_MS, type PostParcels } from "./parcel-post.ts";
import { carryOutRetention } from "./retention/carry-out.ts";

export interface HousekeepingParts {
  readonly database: Database;
  readonly store: Store;
  readonly postParcels: PostParcels;
  readonly now: () => string;
  readonly onFailure: (error: unknown) => void;
}

/** Once through, now. Throws what the database throws: a server that cannot do this should not begin. */
export const tidyUp = async ({ database, store, postParcels, now }: HousekeepingParts): Promise<void> => {
  await postParcels();
  await forgetUsedNonces(database.db, now());
  await forgetWhatIsOver(database.db, store, now());
  await eraseLateWork({ db: database.db, store, now: now() });
  await carryOutRetention({ database, store, now: now() });
};

/** Again every five minutes (parcels, nonces) and every day (the rest), until the function that it gives is called. */
export const keepTidy = (parts: HousekeepingParts): (() => void) => {
  const posting = setInterval(() => void parts.postParcels(), POST_EVERY_MS);
  const forgetting = setInterval(
    () => void forgetUsedNonces(parts.database.db, parts.now()).catch(parts.onFailure),
    FORGET_EVERY_MS,
  );
  const tidying = setInterval(() => void tidyUp(parts).catch(parts.onFailure), DAY_MS);
  return () => {
    clearInterval(posting);
    clearInterval(forgetting);
    clearInterval(tidying);
  };
};

// As long as a signature counts: there are never more than two windows of them.
const FORGET_EVERY_MS = 5 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
