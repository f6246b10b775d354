/**
 * Work that waits for a coordinator: asked of the server, kept on the phone with the moment it was made, decided with a
 * signal only. It holds nothing of the people whom the work is about.
 */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { tellServer, type AskError, type Refusal } from "./ask-server.ts";
import type { Question } from "./kept-answer.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const instant = v.pipe(v.string(), v.isoTimestamp());

const item = v.object({
  id: v.string(),
  /** What its maker changed or took back about the same record afterwards; decided with it. */
  also: v.optional(v.array(v.string()), []),
  /** What the first change does, and the last; a server before this version does not say. */
  op: v.optional(v.nullable(v.string()), null),
  lastOp: v.optional(v.nullable(v.string()), null),
  /** What its maker wrote; what it says about no person; the field at fault when it cannot be taken as it is. */
  note: v.optional(v.nullable(v.string()), null),
  values: v.optional(v.array(v.object({ field: v.string(), value: v.unknown() })), []),
  wrongField: v.optional(v.nullable(v.string()), null),
  userId: v.string(),
  name: v.string(),
  phone: v.nullable(v.string()),
  /** 8 digits. */
  village: v.string(),
  villageNameTh: v.nullable(v.string()),
  villageNameEn: v.nullable(v.string()),
  why: v.picklist(["held", "given"]),
  /** The record's type; a newer server may know more of them. */
  kind: v.string(),
  /** Why the server had refused it, if it had. */
  code: v.nullable(v.string()),
  /** When the work was done. */
  at: instant,
  sinceDays: count,
  /** False for one's own work. */
  mayDecide: v.boolean(),
});

const schema = v.object({
  area: v.string(),
  asOf: instant,
  /** The list, oldest first, may be shorter. */
  total: count,
  list: v.array(item),
});

export type ReviewQueue = v.InferOutput<typeof schema>;
export type QueuedReview = v.InferOutput<typeof item>;
export type Decision = "accept" | "refuse";
/** Why nothing was decided; `refused` carries the server's code. */
export type DecideError = AskError | Refusal;

/** What waits in an area. */
export const reviewQueueOf = (area: string): Question<ReviewQueue> => ({
  name: `reviews:${area}`,
  path: `/v1/reviews?area=${encodeURIComponent(area)}`,
  schema,
});

/**
 * Decides for good. `reason`: 3 to 300 letters, read by whoever did the work. `left`: how many of the later changes could
 * not be decided so, and wait by themselves.
 */
export const decideReview = async (
  fetchFrom: typeof fetch,
  { id, also, userId }: QueuedReview,
  decision: Decision,
  reason: string,
): Promise<Result<{ readonly left: number }, DecideError>> => {
  const answer = await tellServer(fetchFrom, "/v1/reviews/decide", { userId, id, also, decision, reason });
  if (!answer.ok) return answer;
  // Only our server names the state: a hotspot's answer must not count as a decision.
  const parsed = v.safeParse(decided, answer.value);
  return parsed.success ? ok({ left: parsed.output.left }) : err({ type: "offline" });
};

const decided = v.object({ state: v.picklist(["accepted", "refused"]), left: v.optional(count, 0) });
