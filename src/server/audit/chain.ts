/** The audit log's chain: each line's hash covers the line and the hash before it. Why: docs/decisions/012. */
import { createHmac } from "node:crypto";
import { type Kysely, PostgresAdapter, sql, type Transaction } from "kysely";
import type { AuditTable, Tables } from "../tables.ts";

export interface AuditEntry {
  readonly at: string;
  readonly actor: string | null;
  readonly action: "signIn" | "signOut" | "invite" | "review" | "firstGiven" | "erase" | "openRecord" | "denied";
  readonly subject?: string;
  readonly partition?: string;
  readonly village?: string;
  /** Never a code, a token, a name or a telephone number: the lines cannot be erased. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** Adds a line in the transaction of what it records, last of all: other writers wait from here to the commit. */
export const appendAudit = async (trx: Transaction<Tables>, key: Buffer, entry: AuditEntry): Promise<void> => {
  // SQLite has one writer at a time by itself.
  if (trx.getExecutor().adapter instanceof PostgresAdapter) {
    await sql`select pg_advisory_xact_lock(7264210532)`.execute(trx);
  }
  const last = await trx.selectFrom("audit").select(["n", "hash"]).orderBy("n", "desc").limit(1).executeTakeFirst();
  const line = {
    n: (last?.n ?? 0) + 1,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    subject: entry.subject ?? null,
    p: entry.partition ?? null,
    village: entry.village ?? null,
    details: JSON.stringify(entry.details ?? {}),
    previous: last?.hash ?? "",
  };
  await trx
    .insertInto("audit")
    .values({ ...line, hash: hashOf(key, line) })
    .execute();
};

export interface ChainState {
  readonly newest: { readonly n: number; readonly hash: string } | null;
  /** The first line that is changed, removed or out of its place; null when the chain is whole. */
  readonly brokenAt: number | null;
}

/** Walks the chain. `written` is a number and hash kept elsewhere: only that shows that the newest lines were cut off. */
export const verifyAudit = async (
  db: Kysely<Tables>,
  key: Buffer,
  written?: { readonly n: number; readonly hash: string },
): Promise<ChainState> => {
  let newest: ChainState["newest"] = null;
  for (;;) {
    const from: number = newest?.n ?? 0;
    const lines = await db.selectFrom("audit").selectAll().where("n", ">", from).orderBy("n").limit(PAGE).execute();
    for (const line of lines) {
      const n: number = (newest?.n ?? 0) + 1;
      const isWhole = line.n === n && line.previous === (newest?.hash ?? "") && line.hash === hashOf(key, line);
      const isAsWritten = written?.n !== n || written.hash === line.hash;
      if (!isWhole || !isAsWritten) return { newest, brokenAt: n };
      newest = { n, hash: line.hash };
    }
    if (lines.length < PAGE) break;
  }
  const count = newest?.n ?? 0;
  return { newest, brokenAt: written !== undefined && written.n > count ? count + 1 : null };
};

const PAGE = 1000;

const hashOf = (key: Buffer, line: Omit<AuditTable, "hash">): string => {
  const { n, at, actor, action, subject, p, village, details, previous } = line;
  const text = JSON.stringify([n, at, actor, action, subject, p, village, details, previous]);
  return createHmac("sha256", key).update(text).digest("base64url");
};
