import { topics } from "#content/topics/topics.ts";
import { agencies } from "#content/agencies/agencies.ts";
import type { Store } from "#sync/store.ts";
import { plant } from "./plant.ts";

/** Kinds of which every installation has records before anybody works there. */
export const REFERENCE_KINDS = ["topic", "agency", "issuerKey"];

/** What every installation knows. Run at each start: only what a new version changed is written. */
export const plantReferenceData = (store: Store, now: string): Promise<void> =>
  plant(
    store,
    [
      ...topics.map((body) => ({ kind: "topic", id: body.code, body })),
      ...agencies.map((body) => ({ kind: "agency", id: body.code, body: { ...body } })),
    ],
    now,
  );
