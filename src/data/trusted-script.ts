/** The content policy admits only script addresses that pass through one policy, and the policy knows them all. */
// The bundler makes this address of the worker; the linter sees the worker itself.
// oxlint-disable-next-line import/default
import argon2Worker from "./lock/argon2-worker.ts?worker&url";

const SERVICE_WORKER = "/service-worker.js";
const own: ReadonlySet<string> = new Set([SERVICE_WORKER, argon2Worker]);

type ScriptPolicy = { readonly createScriptURL: (url: string) => string };
type PolicyFactory = {
  readonly createPolicy: (name: string, rules: { createScriptURL: (url: string) => string }) => ScriptPolicy;
};

declare global {
  interface Window {
    readonly trustedTypes?: PolicyFactory;
  }
}

let policy: ScriptPolicy | undefined;

// In truth a TrustedScriptURL, which TypeScript's DOM library does not know yet. Older browsers take the plain text.
const trusted = (url: string): string => {
  if (typeof window === "undefined" || window.trustedTypes === undefined) return url;
  policy ??= window.trustedTypes.createPolicy("asa-worker", {
    createScriptURL: (asked) => {
      if (!own.has(asked)) throw new TypeError("Only the app's own workers may be started.");
      return asked;
    },
  });
  return policy.createScriptURL(url);
};

export const serviceWorkerAddress = (): string => trusted(SERVICE_WORKER);
export const argon2WorkerAddress = (): string => trusted(argon2Worker);
