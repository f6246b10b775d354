/** Who is signed in on this phone. Signing in needs the server once; everything after works without it. */
import { roles, type Grant } from "#domain/roles.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { NoDeviceKey } from "./device-key.ts";

export interface Account {
  readonly userId: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** The client id that this phone signed in with: its database takes it over when it is made. */
  readonly clientId?: string;
  /** The server's public key, to which this phone seals what waits: lock/outbox-seal.ts. */
  readonly sealingKey?: string;
}

/** Why signing in did not work; each has its sentence in locales/{th,en}/sign-in.json. */
export type SignInError =
  | { readonly type: "offline" }
  | { readonly type: "wrongCode" }
  | { readonly type: "tooManyTries"; readonly retryAfterSeconds: number }
  | { readonly type: "serverTrouble" }
  | WaitingSignIn
  /** The coordinator chose another number, or the time is over: only the code itself leads on. */
  | { readonly type: "waitingOver" }
  | NoDeviceKey;

/**
 * The right code is not enough: somebody has been guessing, and the coordinator hears the number and chooses it; or the
 * person has another phone, and chooses it there.
 */
export interface WaitingSignIn {
  readonly type: "waiting";
  /** Three digits. */
  readonly number: string;
  /** To sign in with in place of the code. */
  readonly ticket: string;
  /** Absent: the coordinator who invited. */
  readonly by?: "self";
}

const KEY = "asa.account";
/** The id that this phone will sign in with: the same at each try, so that a lost answer does not use a code up. */
const NEXT_CLIENT_KEY = "asa.next-client";
/** Kept, because to call the coordinator the person leaves the app, and a small phone ends it then. */
const WAITING_KEY = "asa.waiting";
/** A sign-out that the server has not heard of yet. */
const SIGN_OUT_KEY = "asa.sign-out-due";

/** The account that this phone was left in, or null. Damaged storage counts as nobody: signing in again mends it. */
export const currentAccount = (storage: Storage): Account | null => {
  try {
    return accountIn(JSON.parse(storage.getItem(KEY) ?? "null"));
  } catch {
    return null;
  }
};

export interface SignInDeps {
  /** Its family, as the person knows it. */
  readonly browser?: string | undefined;
  readonly fetchFrom: typeof fetch;
  readonly storage: Storage;
  readonly newId: () => string;
  /** Of the key that will sign what this session asks. Rejects as `fetchFrom` does. */
  readonly publicKey: () => Promise<Result<string, NoDeviceKey>>;
}

/** Trades a sign-in code, or the ticket of one that waits, for a session. The session cookie is HttpOnly: this code never sees it. */
export const signIn = async (deps: SignInDeps, code: string): Promise<Result<Account, SignInError>> => {
  const clientId = deps.storage.getItem(NEXT_CLIENT_KEY) ?? deps.newId();
  deps.storage.setItem(NEXT_CLIENT_KEY, clientId);
  await finishSignOut(deps);
  let response: Response;
  try {
    const key = await deps.publicKey();
    if (!key.ok) return key;
    response = await deps.fetchFrom("/v1/sign-in", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ code, clientId, key: key.value, browser: deps.browser }),
      cache: "no-store",
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    return err({ type: "offline" });
  }
  if (response.status === 429) {
    return err({ type: "tooManyTries", retryAfterSeconds: Number(response.headers.get("retry-after")) || 60 });
  }
  if (response.status >= 500) return err({ type: "serverTrouble" });
  // A hotspot may refuse as well, and has not seen the code at all.
  const body = await readJson(response);
  if (!response.ok) return err({ type: typeof field(body, "code") === "string" ? whyRefused(deps, code) : "offline" });
  const waiting = waitingIn(field(body, "waiting"), code);
  if (waiting) {
    deps.storage.setItem(WAITING_KEY, JSON.stringify(waiting));
    return err(waiting);
  }
  const account = accountOf(body);
  if (!account) return err({ type: "offline" }); // a hotspot's page answered in the server's place
  const signedIn = { ...account, clientId };
  keepAccount(deps.storage, signedIn);
  deps.storage.removeItem(NEXT_CLIENT_KEY);
  forgetWaiting(deps.storage);
  return ok(signedIn);
};

/** The sign-in that still waits for the coordinator on this phone, or null. */
export const keptWaiting = (storage: Storage): WaitingSignIn | null => {
  try {
    return waitingIn(JSON.parse(storage.getItem(WAITING_KEY) ?? "null"), "");
  } catch {
    return null;
  }
};

export const forgetWaiting = (storage: Storage): void => storage.removeItem(WAITING_KEY);

const whyRefused = ({ storage }: SignInDeps, code: string): "wrongCode" | "waitingOver" => {
  if (keptWaiting(storage)?.ticket !== code) return "wrongCode";
  forgetWaiting(storage);
  return "waitingOver";
};

/** Asked with its ticket, the server's answer repeats the number alone. */
const waitingIn = (value: unknown, asked: string): WaitingSignIn | null => {
  const [number, ticket = asked] = [field(value, "number"), field(value, "ticket")];
  if (typeof number !== "string" || typeof ticket !== "string") return null;
  return { type: "waiting", number, ticket, ...(field(value, "by") === "self" && { by: "self" }) };
};

/** What the server knows of this account today; "revoked" where this phone was taken away. Null: not to be learned now. */
export const askAccount = async (fetchFrom: typeof fetch): Promise<Account | "revoked" | null> => {
  try {
    const response = await fetchFrom("/v1/me", { cache: "no-store", signal: AbortSignal.timeout(30_000) });
    if (response.status === 401) return field(await response.json(), "code") === "revoked" ? "revoked" : null;
    return response.ok ? accountOf(await readJson(response)) : null;
  } catch {
    return null;
  }
};

/** Ends the session. The phone's database stays: it may hold work that was never sent. */
export const signOut = async (deps: { readonly fetchFrom: typeof fetch; readonly storage: Storage }): Promise<void> => {
  deps.storage.removeItem(KEY);
  deps.storage.setItem(SIGN_OUT_KEY, "due");
  await finishSignOut(deps);
};

/** Tells the server of a sign-out that it has not heard of, if there is one. Without a signal it stays due. */
export const finishSignOut = async (deps: {
  readonly fetchFrom: typeof fetch;
  readonly storage: Storage;
}): Promise<void> => {
  if (deps.storage.getItem(SIGN_OUT_KEY) === null) return;
  try {
    const response = await deps.fetchFrom("/v1/sign-out", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{}",
      signal: AbortSignal.timeout(10_000),
    });
    // A hotspot's page answers 200 too, and the session would stay open for whoever has its cookie.
    if (response.ok && field(await response.json(), "ok") === true) deps.storage.removeItem(SIGN_OUT_KEY);
  } catch {
    // No signal, or a stranger's answer: the next start, or the next sign-in, tells it.
  }
};

/** Stores what this phone knows of the account, such as posts that changed since. */
export const keepAccount = (storage: Storage, account: Account): void => storage.setItem(KEY, JSON.stringify(account));

/** Another tab signed somebody in or out. Returns how to stop listening. */
export const onAccountChange = (page: Window, listener: () => void): (() => void) => {
  const onStorage = (event: StorageEvent): void => {
    if (event.key === KEY || event.key === null) listener();
  };
  page.addEventListener("storage", onStorage);
  return () => page.removeEventListener("storage", onStorage);
};

/** The villages this person looks after, as 8-digit codes. */
export const villagesOf = (account: Account): string[] =>
  account.grants.filter((grant) => grant.role === "volunteer" && grant.scope.length === 8).map((grant) => grant.scope);

const accountOf = (body: unknown): Account | null => {
  const user = field(body, "user");
  return accountIn({
    userId: field(user, "id"),
    name: field(user, "name"),
    grants: field(body, "grants"),
    sealingKey: field(body, "sealingKey"),
  });
};

/** Null for a hotspot's page. */
const readJson = async (response: Response): Promise<unknown> => {
  try {
    return await response.json();
  } catch {
    return null;
  }
};

const accountIn = (value: unknown): Account | null => {
  const userId = field(value, "userId");
  const name = field(value, "name");
  const grants = field(value, "grants");
  if (typeof userId !== "string" || typeof name !== "string" || !Array.isArray(grants)) return null;
  const [clientId, sealingKey] = [field(value, "clientId"), field(value, "sealingKey")];
  return {
    userId,
    name,
    grants: grants.flatMap(grantIn),
    ...(typeof clientId === "string" && { clientId }),
    ...(typeof sealingKey === "string" && { sealingKey }),
  };
};

const grantIn = (value: unknown): Grant[] => {
  const scope = field(value, "scope");
  const role = roles.find((known) => known === field(value, "role"));
  return role && typeof scope === "string" ? [{ role, scope }] : [];
};

const field = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
