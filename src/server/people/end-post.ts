/** A post gets its last day. What was done in it stays with the village; late work of its holder is held for review. */
import { ownHome } from "#domain/homes.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import { Problem } from "../problem.ts";
import { rewriteRows } from "../rewrite-rows.ts";
import type { ServerParts } from "../server-parts.ts";
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
  { userId, id, to }: EndingPost,
  now: string,
): Promise<{ readonly to: string } | Problem> => {
  const today = thaiDay(now);
  const yesterday = addDays(today, -1);
  if (to < yesterday || to > addDays(today, FURTHEST_DAYS)) return new Problem(400, "field", { field: "to" });
  if (userId === by) return new Problem(403, "ownPost", { field: "userId" });
  if (!(await personInCare(parts, inviting, userId, today))) return new Problem(404, "noPerson", { field: "userId" });
  const { partition } = ownHome(userId);
  const { database } = parts.reaching({ people: [userId] });
  return database.transaction(async (trx) => {
    const posts = await trx
      .selectFrom("fact_membership")
      .select(["id", "role", "scope", "to_day"])
      .where("p", "=", partition)
      .where((post) => post.or([post("to_day", "is", null), post("to_day", ">=", yesterday)]))
      .execute();
    const post = posts.find((one) => one.id === id);
    if (post?.to_day === to) return { to };
    if (!post || post.to_day === yesterday) return new Problem(404, "noPost", { field: "id" });
    await rewriteRows(storeIn(trx, database), { partition, ids: [id] }, now, ({ body }) =>
      body === null ? null : { body: { ...body, to } },
    );
    const others = posts.filter((one) => one.id !== id && one.to_day !== yesterday);
    // A code that nobody has used would let somebody in who has nothing to do here.
    if (to === yesterday && others.length === 0) await closeInvitationsOf(trx, userId, now);
    const details = { role: post.role, scope: post.scope, to };
    await parts.audit.within(trx, { at: now, actor: by, action: "endPost", subject: userId, details });
    return { to };
  });
};

const FURTHEST_DAYS = 366;
