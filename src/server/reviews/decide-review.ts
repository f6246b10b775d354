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
  readonly decision: "accept" | "refuse";
  readonly reason: string;
}

export interface Decider {
  readonly userId: string;
  readonly name: string;
  /** Area codes of their posts as coordinator. */
  readonly areas: readonly string[];
}

export const decideReview = async (
  parts: ServerParts,
  decider: Decider,
  asked: Decision,
  now: string,
): Promise<{ readonly state: "accepted" | "refused" } | Problem> => {
  const wanted = asked.decision === "accept" ? "accepted" : "refused";
  const found = await findReview(parts.database.db, asked);
  // What lies outside their area looks like nothing at all.
  if (!found || !decider.areas.some((area) => isWithin(area, found.areaCode))) return new Problem(404, "noReview");
  if (found.userId === decider.userId) return new Problem(403, "ownWork");
  if (found.state !== "open") {
    const isRepeat = found.state === wanted && found.decidedBy === decider.userId;
    return isRepeat ? { state: wanted } : new Problem(409, "alreadyDecided");
  }
  const author = await findAccount(parts.database.db, found.userId, thaiDay(now));
  const settled = await settle(parts, found, author?.name, wanted, now);
  if (settled instanceof Problem) return settled;
  const reason = settled === wanted ? asked.reason : null;
  await sign(parts, found, { ...decider, state: settled, reason }, now);
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
