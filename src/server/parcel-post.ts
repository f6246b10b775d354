/** When records that a change made in another partition are carried there. Rule P6: docs/sync.md. */
import { deliverParcels } from "#sync/parcels.ts";
import type { Store } from "#sync/store.ts";

/** Never rejects: what did not arrive waits in the database, and goes with a later round. */
export type PostParcels = (from?: string) => Promise<void>;

export const parcelPost =
  (store: Store, now: () => string, onFailure: (error: unknown) => void): PostParcels =>
  async (from) => {
    try {
      await deliverParcels(store, now(), from);
    } catch (error) {
      onFailure(error);
    }
  };

/** What a process that died between sending and arriving has left is carried by then. */
export const POST_EVERY_MS = 5 * 60 * 1000;
