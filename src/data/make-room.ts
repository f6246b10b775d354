/**
 * Room for what a person saves when the phone is full: downloaded media go first, then a ballast that was laid by for
 * this. Both lie in Cache Storage: deleting there frees room at once, while a browser's IndexedDB only takes note of a
 * deletion and tidies up later (Chromium 156 with the quota reached: after a database of 1 MB was deleted not one byte
 * more could be saved; after a cache entry of 1 MB was, half a megabyte of records could). So nothing in the database is
 * thrown away for room: it would cost the person something and bring nothing.
 */
export interface RoomDeps {
  readonly caches: CacheStorage;
  readonly estimate: () => Promise<StorageEstimate>;
  /** Fills with random bytes, which no storage can make smaller. At most 65,536 at once. */
  readonly random: (bytes: Uint8Array<ArrayBuffer>) => void;
}

const BALLAST = "ballast-1";
const BALLAST_BYTES = 1_048_576;
/** Below this the phone's own data needs the room more. */
const ENOUGH_FREE_BYTES = 16 * BALLAST_BYTES;

/** Downloaded media are kept in caches of this name, and can be fetched again. */
const isMedia = (cache: string): boolean => cache.startsWith("media-");

/** Frees what it can; the ballast only for what a person saves. Says whether there was anything. */
export const makeRoom = async (
  { caches }: Pick<RoomDeps, "caches">,
  forWhom: "person" | "server",
): Promise<boolean> => {
  const names = await caches.keys();
  const spare = names.filter((name) => isMedia(name) || (forWhom === "person" && name === BALLAST));
  for (const name of spare) await empty(caches, name);
  return spare.length > 0;
};

/** Lays the ballast where there is none and room for it. Not on the way to the first screen: it writes a megabyte. */
export const layBallast = async ({ caches, estimate, random }: RoomDeps): Promise<void> => {
  if (await caches.has(BALLAST)) return;
  const { quota = 0, usage = 0 } = await estimate();
  if (quota - usage < ENOUGH_FREE_BYTES) return;
  const bytes = new Uint8Array(BALLAST_BYTES);
  for (let from = 0; from < bytes.length; from += 65_536) random(bytes.subarray(from, from + 65_536));
  try {
    await (await caches.open(BALLAST)).put("/ballast", new Response(bytes));
  } catch {
    // No room after all.
    await caches.delete(BALLAST);
  }
};

// Entry by entry: a cache that any window still has open is only marked for deletion.
const empty = async (caches: CacheStorage, name: string): Promise<void> => {
  const cache = await caches.open(name);
  for (const request of await cache.keys()) await cache.delete(request);
  await caches.delete(name);
};
