/** Somebody's lock, open: the key that a PIN would give, always the same. */
import { createOutboxSeal, type OutboxSeal } from "#data/lock/outbox-seal.ts";
import { recordCipher } from "#data/lock/record-cipher.ts";
import { phoneDatabaseName } from "#data/phone-database-name.ts";
import type { Sealing } from "#data/phone-database.ts";

export const openedLock = (userId: string, seal: OutboxSeal | null = null): Sealing => ({
  databaseName: phoneDatabaseName(userId),
  cipher: recordCipher(new Uint8Array(32).fill(7), (bytes) => void crypto.getRandomValues(bytes)),
  outboxSeal: () => seal,
});

/** Seals to the server's key as it came with signing in. */
export const sealTo = (sealingKey: string | undefined): Promise<OutboxSeal | null> =>
  createOutboxSeal({ subtle: crypto.subtle, random: (bytes) => void crypto.getRandomValues(bytes) }, sealingKey ?? "");
