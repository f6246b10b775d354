/** The browser's own network and key store, for pages and for the service worker. Pages load it through to-server.ts. */
import { openDeviceKey } from "./device-key.ts";
import { signedFetch } from "./signed-fetch.ts";

/** Looked up at each call: reading `indexedDB` alone throws where a private mode has shut it. */
export const openBrowserKey = async (): ReturnType<typeof openDeviceKey> => {
  try {
    return await openDeviceKey({ indexedDb: globalThis.indexedDB, subtle: globalThis.crypto.subtle });
  } catch (error) {
    console.warn(error);
    return { ok: false, error: { type: "noDeviceKey" } };
  }
};

export const browserFetch = signedFetch({
  fetchFrom: (...request) => fetch(...request),
  openKey: openBrowserKey,
  subtle: crypto.subtle,
  nowMs: Date.now,
  randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
});
