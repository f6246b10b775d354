/** The audit log's chain: each line's hash covers the line and the hash before it. Why: docs/decisions/012. */
import { createHash, createHmac } from "node:crypto";
import type { Kysely, Transaction } from "kysely";
import { takeTurn } from "../take-turn.ts";
import type { AuditTable, Tables } from "../tables.ts";

export type AuditAction =
  | "signIn"
  | "signInRefused"
  | "signOut"
  | "invite"
  | "inviteAgain"
  | "givePost"
  | "endPost"
  | "approvePhone"
  | "refusePhone"
  | "revokePhone"
  | "lockOut"
  | "decideReviews"
  | "revokeCertificate"
  | "endKey"
  /** A phone was given the rows of a partition for the first time, or anew. */
  | "firstGiven"
  | "erase"
  | "denied";

export interface AuditEntry {
  readonly at: string;
  readonly actor: string | null;
  readonly action: AuditAction;
  readonly subject?: string;
  readonly partition?: string;
  readonly village?: string;
  /** Never a code, a token, a name or a telephone number: the lines cannot be erased. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** Adds a line in the transaction of what it records, last of all: other writers wait from here to the commit. */
export const appendAudit = async (trx: Transaction<Tables>, key: Buffer, entry: AuditEntry): Promise<void> => {
  await takeTurn(trx, "audit");
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
    key_id: keyIdOf(key),
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
  /** Lines made under another secret: their order was checked, what they say was not. */
  readonly underOtherKey: number;
}

/** Walks the chain. `written` is a number and hash kept elsewhere: only that shows that the newest lines were cut off. */
export const verifyAudit = async (
  db: Kysely<Tables>,
  key: Buffer,
  written?: { readonly n: number; readonly hash: string },
): Promise<ChainState> => {
  let newest: ChainState["newest"] = null;
  let underOtherKey = 0;
  const keyId = keyIdOf(key);
  for (;;) {
    const from: number = newest?.n ?? 0;
    const lines = await db.selectFrom("audit").selectAll().where("n", ">", from).orderBy("n").limit(PAGE).execute();
    for (const line of lines) {
      const n: number = (newest?.n ?? 0) + 1;
      const isOwn = line.key_id === keyId;
      if (!isOwn) underOtherKey++;
      const isTrue = !isOwn || line.hash === hashOf(key, line);
      const isWhole = line.n === n && line.previous === (newest?.hash ?? "") && isTrue;
      const isAsWritten = written?.n !== n || written.hash === line.hash;
      if (!isWhole || !isAsWritten) return { newest, brokenAt: n, underOtherKey };
      newest = { n, hash: line.hash };
    }
    if (lines.length < PAGE) break;
  }
  const count = newest?.n ?? 0;
  return { newest, brokenAt: written !== undefined && written.n > count ? count + 1 : null, underOtherKey };
};

const PAGE = 1000;

const hashOf = (key: Buffer, line: Omit<AuditTable, "hash">): string => {
  const { n, at, actor, action, subject, p, village, details, key_id, previous } = line;
  const text = JSON.stringify([n, at, actor, action, subject, p, village, details, key_id, previous]);
  return createHmac("sha256", key).update(text).digest("base64url");
};

const keyIdOf = (key: Buffer): string =>
  createHash("sha256").update("asa audit key").update(key).digest("base64url").slice(0, 8);
