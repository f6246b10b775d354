/** How the server writes to its audit log. Who may read it and what stands there: docs/security.md. */
import type { Transaction } from "kysely";
import type { Database } from "../database.ts";
import type { Tables } from "../tables.ts";
import { appendAudit, type AuditEntry } from "./chain.ts";

export interface AuditLog {
  /** A line that stands or falls with what it records. Last in the transaction: other writers wait from here on. */
  readonly within: (trx: Transaction<Tables>, entry: AuditEntry) => Promise<void>;
  /** A line by itself. Throws when it cannot be written: what is not on record must not be answered. */
  readonly append: (entry: AuditEntry) => Promise<void>;
  /** At most one a minute for each `about` in this process: whoever knocks a thousand times makes no thousand lines. */
  readonly seldom: (about: string, entry: AuditEntry) => Promise<void>;
}

const SELDOM_MS = 60_000;
/** More different callers than this in a minute are no longer told apart. */
const MOST_REMEMBERED = 10_000;

export const auditLog = (database: Database, key: Buffer): AuditLog => {
  const within: AuditLog["within"] = (trx, entry) => appendAudit(trx, key, entry);
  const append: AuditLog["append"] = (entry) => database.transaction((trx) => within(trx, entry));
  const lastMs = new Map<string, number>();
  return {
    within,
    append,
    seldom: async (about, entry) => {
      const nowMs = Date.parse(entry.at);
      const last = lastMs.get(about);
      if (last !== undefined && nowMs - last < SELDOM_MS) return;
      if (lastMs.size >= MOST_REMEMBERED) lastMs.clear();
      lastMs.set(about, nowMs);
      await append(entry);
    },
  };
};
