import * as v from "valibot";
import { line } from "#domain/field-types.ts";
import { smallBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { decideReview } from "../reviews/decide-review.ts";
import { mostInLine, openReviewsIn } from "../reviews/open-reviews.ts";
import { defineRoute } from "../route.ts";
import { coordinator, coordinatorOf } from "../rules.ts";

/** Work that waits for the coordinator of an area, without what it says about anybody: `?area=` as in the overview. */
export const reviews = defineRoute({
  method: "GET",
  path: "/v1/reviews",
  rule: coordinatorOf,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: ({ database }, { who: { account, area }, now }) => openReviewsIn(database.db, area, account.userId, now),
});

const id = v.pipe(v.string(), v.uuid(), v.toLowerCase());
const schema = v.strictObject({
  userId: id,
  id,
  also: v.optional(v.pipe(v.array(id), v.maxLength(mostInLine)), []),
  decision: v.picklist(["accept", "refuse"]),
  reason: v.pipe(v.string(), v.trim(), v.minLength(3), line(300)),
});

/**
 * Takes the work as its maker's, or refuses it for good. 404 `noReview` for one that is not there or not of their area,
 * 403 `ownWork`, 409 `alreadyDecided`; 409 `changeGone`, `changeRejected` or `changeForbidden` leave it open.
 */
export const decideReviews = defineRoute({
  method: "POST",
  path: "/v1/reviews/decide",
  rule: coordinator,
  body: smallBody,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async (parts, { who: { account, areas }, body, now }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    const decided = await decideReview(parts, { userId: account.userId, name: account.name, areas }, asked, now);
    if (decided instanceof Problem) return decided;
    const { userId: actor } = account;
    const details = { of: asked.userId, state: decided.state };
    await parts.audit.append({ at: now, actor, action: "decideReviews", subject: asked.id, details });
    return decided;
  },
});
