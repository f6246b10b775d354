/**
 * Sets and opens the lock of an account. PIN → argon2id → HMAC with a key that stays in the browser → AES-GCM key that
 * wraps the random data key. Never needs the network. Sources: OWASP Password Storage Cheat Sheet (argon2id from 19 MiB,
 * 2 passes), DESIGN section 6.
 */
import { MOST_TRIES, waitAfter } from "#domain/pin.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { phoneDatabaseName } from "../phone-database-name.ts";
import type { Effort, Lock, LockBox, Wrap } from "./lock-box.ts";
import { KEY_BYTES, type RandomBytes } from "./record-cipher.ts";

/** Argon2id of a PIN, 32 bytes. Off the main thread: it takes about a second on a slow phone. */
export type Stretch = (pin: string, salt: Uint8Array, effort: Effort) => Promise<Uint8Array<ArrayBuffer>>;

export interface PinLockDeps {
  readonly box: LockBox;
  readonly stretch: Stretch;
  readonly subtle: SubtleCrypto;
  readonly random: RandomBytes;
  /** The phone's own clock. */
  readonly now: () => Date;
  /** Milliseconds that only grow. */
  readonly elapsedMs: () => number;
}

/** What an open lock gives: the key of the account's database, for as long as the page keeps it. */
export interface OpenedLock {
  readonly databaseName: string;
  readonly dataKey: Uint8Array<ArrayBuffer>;
}

export type UnlockError =
  /** `triesLeft` before the key is thrown away; `waitSeconds` until the next try. */
  | { readonly type: "wrongPin"; readonly triesLeft: number; readonly waitSeconds: number }
  | { readonly type: "wait"; readonly waitSeconds: number }
  /** There is no key any more: a new PIN is set after signing in again. */
  | { readonly type: "keyGone" };

/** The least that is spent on a PIN. */
const LEAST: Effort = { memory: 19_456, passes: 2 };
const MOST_PASSES = 8;
/** Faster phones spend more than the least, up to about this long. Milliseconds. */
const GOAL_MS = 700;

/** Makes a new data key and wraps it with the PIN. */
export const setPin = async (deps: PinLockDeps, userId: string, pin: string): Promise<OpenedLock> => {
  const dataKey = randomBytes(deps.random, KEY_BYTES);
  const wrap = await wrapped(deps, dataKey, pin);
  const { databaseName } = await deps.box.change(userId, (lock) => unlocked(lock, userId, wrap));
  return { databaseName, dataKey };
};

/** Another PIN for the same data. The old one was asked for just before. */
export const changePin = async (deps: PinLockDeps, userId: string, opened: OpenedLock, pin: string): Promise<void> => {
  const wrap = await wrapped(deps, opened.dataKey, pin);
  await deps.box.change(userId, (lock) => unlocked(lock, userId, wrap));
};

export const unlock = async (
  deps: PinLockDeps,
  userId: string,
  pin: string,
): Promise<Result<OpenedLock, UnlockError>> => {
  const before = await deps.box.read(userId);
  if (!before?.wrap) return err({ type: "keyGone" });
  const waitSeconds = secondsToWait(before, deps.now());
  if (waitSeconds > 0) return err({ type: "wait", waitSeconds });
  // Counted before it is tried: closing the app in between must not make a try free.
  const counted = await deps.box.change(userId, (lock) => withTry(lock ?? before, deps.now()));
  if (!counted.wrap) return err({ type: "keyGone" });
  const dataKey = await unwrapped(deps, counted.wrap, pin);
  if (dataKey) {
    const { databaseName } = await deps.box.change(userId, (lock) => unlocked(lock, userId, counted.wrap));
    return ok({ databaseName, dataKey });
  }
  const triesLeft = Math.max(0, MOST_TRIES - counted.wrongTries);
  if (triesLeft > 0) return err({ type: "wrongPin", triesLeft, waitSeconds: waitAfter(counted.wrongTries) });
  await deps.box.dropKey(userId, "tries");
  return err({ type: "keyGone" });
};

/** 0 when a try may be made now. A clock that was set back does not make the wait longer than it ever was. */
export const secondsToWait = ({ notBefore, wrongTries }: Lock, now: Date): number => {
  if (notBefore === null) return 0;
  const seconds = Math.ceil((Date.parse(notBefore) - now.getTime()) / 1000);
  return Math.max(0, Math.min(seconds, waitAfter(wrongTries)));
};

const unlocked = (lock: Lock | null, userId: string, wrap: Wrap | null): Lock => ({
  userId,
  databaseName: lock?.databaseName ?? phoneDatabaseName(userId),
  wrap,
  wrongTries: 0,
  notBefore: null,
});

const withTry = (lock: Lock, now: Date): Lock => {
  const wrongTries = lock.wrongTries + 1;
  const wait = waitAfter(wrongTries);
  const notBefore = wait === 0 ? null : new Date(now.getTime() + wait * 1000).toISOString();
  return { ...lock, wrongTries, notBefore };
};

const wrapped = async (deps: PinLockDeps, dataKey: Uint8Array<ArrayBuffer>, pin: string): Promise<Wrap> => {
  const { subtle, random } = deps;
  const salt = randomBytes(random, 16);
  const pepper = await subtle.generateKey({ name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);
  const { effort, stretched } = await stretchedInGoodTime(deps, pin, salt);
  const nonce = randomBytes(random, 12);
  const key = await wrappingKey(subtle, pepper, stretched);
  const bytes = new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, dataKey));
  return { salt, effort, pepper, nonce, key: bytes };
};

/** Null for another PIN. */
const unwrapped = async (
  { subtle, stretch }: PinLockDeps,
  { salt, effort, pepper, nonce, key: bytes }: Wrap,
  pin: string,
): Promise<Uint8Array<ArrayBuffer> | null> => {
  const key = await wrappingKey(subtle, pepper, await stretch(pin, salt, effort));
  try {
    return new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv: nonce }, key, bytes));
  } catch {
    return null;
  }
};

const wrappingKey = async (
  subtle: SubtleCrypto,
  pepper: CryptoKey,
  stretched: Uint8Array<ArrayBuffer>,
): Promise<CryptoKey> => {
  const bytes = await subtle.sign("HMAC", pepper, stretched);
  return subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
};

/** Measures the least, and spends more passes where the phone has time for them. */
const stretchedInGoodTime = async ({ stretch, elapsedMs }: PinLockDeps, pin: string, salt: Uint8Array) => {
  const startedMs = elapsedMs();
  const atLeast = await stretch(pin, salt, LEAST);
  const passMs = (elapsedMs() - startedMs) / LEAST.passes;
  const passes = Math.min(MOST_PASSES, Math.max(LEAST.passes, Math.floor(GOAL_MS / Math.max(passMs, 1))));
  if (passes === LEAST.passes) return { effort: LEAST, stretched: atLeast };
  const effort = { ...LEAST, passes };
  return { effort, stretched: await stretch(pin, salt, effort) };
};

const randomBytes = (random: RandomBytes, count: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(count);
  random(bytes);
  return bytes;
};
