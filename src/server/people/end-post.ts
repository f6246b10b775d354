/** A post gets its last day. What was done in it stays with the village; late work of its holder is held for review. */
import type { Transaction } from "kysely";
import { ownHome } from "#domain/homes.ts";
import type { Role } from "#domain/roles.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import type { AuditEntry } from "../audit/chain.ts";
import type { Database } from "../database.ts";
import { plant } from "../plant.ts";
import { Problem } from "../problem.ts";
import { rewriteRows } from "../rewrite-rows.ts";
import type { ServerParts } from "../server-parts.ts";
import type { Tables } from "../tables.ts";
import { ownPostNotice } from "./announce.ts";
import { closeInvitationsOf } from "./invitation.ts";
import { storeIn, type WhoInvites } from "./invite-person.ts";
import { personInCare } from "./may-give.ts";

export interface EndingPost {
  readonly userId: string;
  /** Of the post. */
  readonly id: string;
  /** The last day in it; yesterday ends it at once. */
  readonly to: string;
}

/**
 * 404 `noPerson` for whom the caller does not look after, `noPost` for a post that is none of theirs or over already;
 * 403 `ownPost`: nobody takes themselves out. The same twice is harmless.
 */
export const endPost = async (
  parts: ServerParts,
  { userId: by, inviting }: WhoInvites,
  ending: EndingPost,
  now: string,
): Promise<{ readonly to: string } | Problem> => {
  const { userId, to } = ending;
  const today = thaiDay(now);
  if (to < addDays(today, -1) || to > addDays(today, FURTHEST_DAYS)) return new Problem(400, "field", { field: "to" });
  if (userId === by) return new Problem(403, "ownPost", { field: "userId" });
  if (!(await personInCare(parts, inviting, userId, today))) return new Problem(404, "noPerson", { field: "userId" });
  const { database } = parts.reaching({ people: [userId] });
  return database.transaction(async (trx) => {
    const lines = await endIn({ trx, database, newId: parts.newId }, by, ending, now);
    if (lines instanceof Problem) return lines;
    for (const line of lines) await parts.audit.within(trx, line);
    return { to };
  });
};

const FURTHEST_DAYS = 366;

interface OpenTransaction {
  readonly trx: Transaction<Tables>;
  readonly database: Database;
  readonly newId: () => string;
}

/** Gives the lines for the audit log, which come last in a transaction: none when that is the post's last day already. */
export const endIn = async (
  { trx, database, newId }: OpenTransaction,
  by: string,
  { userId, id, to }: EndingPost,
  now: string,
): Promise<readonly AuditEntry[] | Problem> => {
  const yesterday = addDays(thaiDay(now), -1);
  const { partition } = ownHome(userId);
  const posts = await trx
    .selectFrom("fact_membership")
    .select(["id", "role", "scope", "to_day"])
    .where("p", "=", partition)
    .where((post) => post.or([post("to_day", "is", null), post("to_day", ">=", yesterday)]))
    .execute();
  const post = posts.find((one) => one.id === id);
  if (post?.to_day === to) return [];
  if (!post || post.to_day === yesterday) return new Problem(404, "noPost", { field: "id" });
  const store = storeIn(trx, database);
  await rewriteRows(store, { partition, ids: [id] }, now, ({ body }) =>
    body === null ? null : { body: { ...body, to } },
  );
  // What stands in the fact table passed the record type's own check.
  const ended = { userId, by, role: post.role as Role, scope: post.scope, day: to };
  await plant(store, [await ownPostNotice({ db: trx, newId, now }, "ended", ended)], now);
  const others = posts.filter((one) => one.id !== id && one.to_day !== yesterday);
  // A code that nobody has used would let somebody in who has nothing to do here.
  if (to === yesterday && others.length === 0) await closeInvitationsOf(trx, userId, now);
  const details = { role: post.role, scope: post.scope, to };
  return [{ at: now, actor: by, action: "endPost", subject: userId, details }];
};
