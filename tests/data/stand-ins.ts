/** What stands in for a browser's storage and network. */
import { testKey } from "#tests/server/device-keys.ts";

export const memoryStorage = (): Storage => {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
};

/** Of a phone that has its key. */
export const publicKey = async () => ({ ok: true, value: testKey.publicKey }) as const;

/** Answers every call so; text goes out as it is, anything else as JSON. */
export const answering =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): typeof fetch =>
  async () =>
    new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

export const unreachable: typeof fetch = async () => {
  throw new TypeError("Failed to fetch");
};

/** Caches that hold bytes until their entries are deleted, as a browser's do while a window has them open. */
export const memoryCaches = (...filled: readonly string[]) => {
  const stored = new Map<string, Map<string, number>>();
  const held = new Set<Map<string, number>>();
  const state = { isFull: false };
  const nameOf = (request: RequestInfo | URL): string => (request instanceof Request ? request.url : String(request));
  const cacheOf = (entries: Map<string, number>): Cache =>
    ({
      keys: async () => [...entries.keys()],
      delete: async (request: RequestInfo | URL) => entries.delete(nameOf(request)),
      put: async (request: RequestInfo | URL, response: Response) => {
        if (state.isFull) throw new DOMException("full", "QuotaExceededError");
        entries.set(nameOf(request), (await response.arrayBuffer()).byteLength);
      },
      // The rest of the interface is not for what is tested here.
    }) as unknown as Cache;
  const open = async (name: string): Promise<Cache> => {
    const entries = stored.get(name) ?? new Map<string, number>();
    stored.set(name, entries);
    held.add(entries);
    return cacheOf(entries);
  };
  for (const name of filled) stored.set(name, new Map([[`/${name}`, 100]]));
  const caches: CacheStorage = {
    open,
    keys: async () => [...stored.keys()],
    has: async (name) => stored.has(name),
    delete: async (name) => stored.delete(name),
    match: async () => undefined,
  };
  return {
    caches,
    names: () => [...stored.keys()].sort(),
    bytesHeld: () =>
      [...new Set([...held, ...stored.values()])].flatMap((cache) => [...cache.values()]).reduce((a, b) => a + b, 0),
    fill: () => {
      state.isFull = true;
    },
  };
};
