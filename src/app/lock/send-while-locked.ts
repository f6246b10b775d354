/** What a phone does for its person, and against a thief, while nobody has opened it. */
import { askAccount } from "#data/account.ts";
import { browserLock } from "#data/lock/browser-lock.ts";
import { toServer } from "#data/to-server.ts";
import { sendLock } from "../background-sync.ts";

interface LockedPhone {
  readonly userId: string;
  readonly databaseName: string;
  readonly onTakenAway: () => Promise<void>;
  /** It was away for too long, and its key is gone. */
  readonly onGone: () => Promise<void>;
}

/**
 * A locked phone sends what is sealed to the server, and asks whether it was taken away. Without an answer it looks how
 * long it has had none. Returns how to stop.
 */
export const sendWhileLocked = ({ userId, databaseName, onTakenAway, onGone }: LockedPhone): (() => void) =>
  nowAndWithSignal(async () => {
    const { sendInBackground } = await import("#data/background-send.ts");
    await alone(databaseName, async () => {
      await sendInBackground({ indexedDb: indexedDB, fetchFrom: toServer, databaseName });
    });
    const known = await askAccount(toServer);
    if (known === "revoked") return onTakenAway();
    if (known !== null) return;
    const { dropKeyIfAway } = await import("#data/lock/lease.ts");
    const { box, now } = browserLock();
    if (await dropKeyIfAway({ box, now, indexedDb: indexedDB }, userId, databaseName)) await onGone();
  });

/** Where the key is gone, what its database had sealed goes out all the same. Returns how to stop. */
export const sendWithoutKey = (userId: string): (() => void) =>
  nowAndWithSignal(async () => {
    const { sendLeftWork } = await import("#data/lock/left-work.ts");
    const { box } = browserLock();
    await alone(userId, () => sendLeftWork({ box, indexedDb: indexedDB, fetchFrom: toServer }, userId, null));
  });

const alone = (name: string, work: () => Promise<void>): Promise<void> =>
  "locks" in navigator ? navigator.locks.request(sendLock(name), work) : work();

const nowAndWithSignal = (work: () => Promise<void>): (() => void) => {
  const tryIt = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // The next signal or the next start does it.
      console.warn(error);
    }
  };
  const onOnline = (): void => void tryIt();
  addEventListener("online", onOnline);
  void tryIt();
  return () => removeEventListener("online", onOnline);
};
