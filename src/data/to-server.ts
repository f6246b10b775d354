/** The app's one way to its server. What signs is loaded at the first call: no first screen waits for it. */
import type { Result } from "#domain/result.ts";
import type { NoDeviceKey } from "./device-key.ts";

export const toServer: typeof fetch = async (...request) => (await load()).browserFetch(...request);

/** What the server is told of this phone's key when somebody signs in. Rejects where the app cannot be loaded. */
export const publicKeyOfPhone = async (): Promise<Result<string, NoDeviceKey>> => {
  const key = await (await load()).openBrowserKey();
  return key.ok ? { ok: true, value: key.value.publicKey } : key;
};

const load = () => import("./browser-signing.ts");
