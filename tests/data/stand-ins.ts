/** What stands in for a browser's storage and network. */

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

/** Answers every call so; text goes out as it is, anything else as JSON. */
export const answering =
  (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): typeof fetch =>
  async () =>
    new Response(typeof body === "string" ? body : JSON.stringify(body), { status, headers });

export const unreachable: typeof fetch = async () => {
  throw new TypeError("Failed to fetch");
};
