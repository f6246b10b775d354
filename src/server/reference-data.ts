import { topics } from "#content/topics/topics.ts";
import type { Store } from "#sync/store.ts";
import { plant } from "./plant.ts";

/** What every installation knows. Run at each start: only what a new version changed is written. */
export const plantReferenceData = (store: Store, now: string): Promise<void> =>
  plant(
    store,
    topics.map((body) => ({ kind: "topic", id: body.code, body })),
    now,
  );
