/**
 * Unsent work in a file: to carry it away from a phone that breaks or never gets a signal. It is locked with a code that
 * the person writes down; without the code nobody reads it, and nobody can make it readable again.
 *
 * The changes keep the client id and the numbers of the phone that made them. Whatever that phone had sent already, or
 * still sends, is answered and not done again (docs/sync.md, W3), so a file may be taken twice, by two phones.
 */
import { useLiveQuery } from "dexie-react-hooks";
import { err, ok, type Result } from "#domain/result.ts";
import { lockText, unlockText } from "./locked-text.ts";
import type { RestoredEntry } from "./phone-database.ts";
import type { Phone } from "./phone.ts";
import type { SaveError } from "./saving.ts";
import { usePhone } from "./use-phone.ts";

export interface Backup {
  readonly userId: string;
  /** ISO instant, by the phone that made it. */
  readonly madeAt: string;
  readonly entries: readonly BackupEntry[];
}
export type BackupEntry = Omit<RestoredEntry, "order">;

export type BackupError =
  | { readonly type: "notABackup" }
  /** The phone does not give the file out: one in a cloud, without a signal. */
  | { readonly type: "unreadable" }
  | { readonly type: "wrongCode" }
  /** A newer version of the app made it. */
  | { readonly type: "newer" }
  /** It is another person's work: it can only be sent in their name. */
  | { readonly type: "otherPerson" };

const MAGIC = "asa-backup";
const VERSION = 1;
/** Years of unsent work take less. Bytes. */
const LARGEST = 64 * 1_048_576;
/** No 0 O, 1 I L, 2 Z, 5 S, as in sign-in codes; 16 of 28 letters are 77 bits. */
const LETTERS = "346789ABCDEFGHJKMNPQRTUVWXY";
const CODE_LENGTH = 16;

/** `XXXX-XXXX-XXXX-XXXX`: to be written down. `random` fills with random bytes. */
export const newBackupCode = (
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string => {
  let letters = "";
  while (letters.length < CODE_LENGTH) {
    for (const byte of random(new Uint8Array(64))) {
      // Bytes above the last whole turn would make the first letters likelier.
      if (byte < 256 - (256 % LETTERS.length)) letters += LETTERS[byte % LETTERS.length];
    }
  }
  return (letters.slice(0, CODE_LENGTH).match(/.{4}/gu) ?? []).join("-");
};

/** Everything that this phone has not sent, of its own and of backups that it took. */
export const makeBackup = async ({ database, health, account, now }: Phone, code: string): Promise<Blob> => {
  await health.opened();
  const { own, restored, meta } = await database.dexie.transaction("r", database.dexie.tables, async () => ({
    own: await database.waiting.orderBy("order").toArray(),
    restored: await database.restored.orderBy("order").toArray(),
    meta: await database.meta.get("phone"),
  }));
  const clientId = meta?.clientId ?? "";
  const entries: BackupEntry[] = [
    ...restored.map((entry) => ({ clientId: entry.clientId, partition: entry.partition, mutation: entry.mutation })),
    ...own.map(({ partition, mutation }) => ({ clientId, partition, mutation })),
  ];
  const backup: Backup = { userId: account.userId, madeAt: now().toISOString(), entries };
  const file = {
    magic: MAGIC,
    version: VERSION,
    count: entries.length,
    madeAt: backup.madeAt,
    ...(await lockText(JSON.stringify(backup), code)),
  };
  return new Blob([JSON.stringify(file)], { type: "application/json" });
};

/** `code`: as typed, in any case, with or without hyphens. */
export const readBackup = async (file: Blob, code: string, userId: string): Promise<Result<Backup, BackupError>> => {
  // A film that was picked by mistake must not fill a small phone's memory.
  if (file.size > LARGEST) return err({ type: "notABackup" });
  const content = await file.text().catch(() => null);
  if (content === null) return err({ type: "unreadable" });
  const envelope = objectIn(content);
  if (envelope?.["magic"] !== MAGIC) return err({ type: "notABackup" });
  if (envelope["version"] !== VERSION) return err({ type: "newer" });
  const { salt, iv, locked } = envelope;
  if (typeof salt !== "string" || typeof iv !== "string" || typeof locked !== "string")
    return err({ type: "notABackup" });
  const text = await unlockText({ salt, iv, locked }, code);
  if (text === null) return err({ type: "wrongCode" });
  // Only who has the code could have written it.
  const backup = JSON.parse(text) as Backup;
  return backup.userId === userId ? ok(backup) : err({ type: "otherPerson" });
};

/** Kept on the phone first, then sent by itself. `taken`: how many of its changes this phone did not have. */
export const takeBackup = async (
  phone: Phone,
  { entries }: Backup,
): Promise<Result<{ readonly taken: number }, SaveError>> => {
  const { database } = phone;
  let taken = 0;
  const saved = await phone.save([], async () => {
    const meta = await database.meta.get("phone");
    const known = new Set((await database.restored.toArray()).map(keyOf));
    const fresh = entries.filter(
      (entry) =>
        !known.has(keyOf(entry)) &&
        // What this very phone numbered is in its outbox, or was answered.
        !(entry.clientId === meta?.clientId && entry.mutation.n <= (meta.numbers[entry.partition] ?? 0)),
    );
    await database.restored.bulkAdd(fresh);
    taken = fresh.length;
  });
  return saved.ok ? ok({ taken }) : saved;
};

/** How much of the backups that this phone took is not answered yet. */
export const useRestored = (): { readonly waiting: number } | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => ({ waiting: await database.restored.count() }), [database]);
};

const keyOf = ({ clientId, partition, mutation }: BackupEntry): string => `${clientId} ${partition} ${mutation.n}`;

const objectIn = (text: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
};
