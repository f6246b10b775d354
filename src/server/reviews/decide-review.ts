/**
 * A coordinator's decision about one piece of work. The village's partition decides which decision was first: each
 * review has a client id of its own there, and its number 1 is given out once. Rule P7: docs/sync.md.
 */
import { isWithin } from "#domain/area.ts";
import { ownHome } from "#domain/homes.ts";
import type { Review } from "#domain/records/review.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { findAccount } from "../accounts.ts";
import { Problem } from "../problem.ts";
import { rewriteRows } from "../rewrite-rows.ts";
import type { ServerParts } from "../server-parts.ts";
import { findReview } from "./find-review.ts";
import { settle } from "./settle.ts";

export interface Decision {
  readonly userId: string;
  readonly id: string;
  /** What was changed or taken back about the same held record afterwards, as the coordinator saw it. */
  readonly also: readonly string[];
  readonly decision: "accept" | "refuse";
  readonly reason: string;
}

export interface Decider {
  readonly userId: string;
  readonly name: string;
  /** Area codes of their posts as coordinator. */
  readonly areas: readonly string[];
}

export interface Decided {
  readonly state: "accepted" | "refused";
  /** How many of `also` could not be decided so: they stay open, each by itself. */
  readonly left?: number;
}

/** The first decides whether anything is decided at all. */
export const decideReview = async (
  parts: ServerParts,
  decider: Decider,
  asked: Decision,
  now: string,
): Promise<Decided | Problem> => {
  const first = await findReview(parts.database.db, asked);
  const decided = await decideOne(parts, decider, { ...asked, earlier: [] }, first, now);
  if (decided instanceof Problem || !first) return decided;
  const earlier = [first];
  let left = 0;
  for (const id of asked.also) {
    const found = await findReview(parts.database.db, { userId: asked.userId, id });
    // Only what belongs to the first: nobody decides by the way about work that they did not look at.
    const belongs = found?.why === "held" && first.why === "held" && found.recordId === first.recordId;
    if (!belongs) continue;
    const also = await decideOne(parts, decider, { ...asked, earlier }, found, now);
    if (also instanceof Problem) left++;
    else earlier.push(found);
  }
  return { ...decided, ...(left > 0 && { left }) };
};

const decideOne = async (
  parts: ServerParts,
  decider: Decider,
  asked: Decision & { readonly earlier: readonly Review[] },
  found: Review | null,
  now: string,
): Promise<Decided | Problem> => {
  const wanted = asked.decision === "accept" ? "accepted" : "refused";
  // What lies outside their area looks like nothing at all.
  if (!found || !decider.areas.some((area) => isWithin(area, found.areaCode))) return new Problem(404, "noReview");
  if (found.userId === decider.userId) return new Problem(403, "ownWork");
  if (found.state !== "open") {
    const isRepeat = found.state === wanted && found.decidedBy === decider.userId;
    return isRepeat ? { state: wanted } : new Problem(409, "alreadyDecided");
  }
  // Allowed from here on: what is decided happens in its maker's name, in its village.
  const theirs = parts.reaching({ people: [found.userId], villages: [found.areaCode] });
  const author = await findAccount(theirs.database.db, found.userId, thaiDay(now));
  const settled = await settle(
    theirs,
    { review: found, authorName: author?.name, earlier: asked.earlier },
    wanted,
    now,
  );
  if (settled instanceof Problem) return settled;
  const reason = settled === wanted ? asked.reason : null;
  await sign(theirs, found, { ...decider, state: settled, reason }, now);
  // Somebody else was first, and their signature may have been lost with their process.
  return settled === wanted ? { state: settled } : new Problem(409, "alreadyDecided");
};

interface Signature extends Decider {
  readonly state: "accepted" | "refused";
  /** Null when somebody else's is lost. */
  readonly reason: string | null;
}

const sign = ({ store }: ServerParts, found: Review, signature: Signature, now: string): Promise<unknown> => {
  const { userId: decidedBy, name: decidedByName, state, reason } = signature;
  const decision = { state, decidedBy, decidedByName, decidedAt: now, ...(reason !== null && { decision: reason }) };
  return rewriteRows(store, { partition: ownHome(found.userId).partition, ids: [found.id] }, now, ({ body }) =>
    body === null || body["decidedBy"] !== undefined ? null : { body: { ...body, ...decision } },
  );
};
