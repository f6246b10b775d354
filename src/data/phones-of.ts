/** The phones of a person in one's care, and taking a lost one away: with a signal only. */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { tellServer, type AskError, type Refusal } from "./ask-server.ts";
import type { Question } from "./kept-answer.ts";

const instant = v.pipe(v.string(), v.isoTimestamp());

/** A phone as lists of phones have it. */
export const phone = v.object({
  clientId: v.string(),
  signedInAt: v.nullable(instant),
  lastSeenAt: v.nullable(instant),
  browser: v.nullable(v.string()),
  isSignedIn: v.boolean(),
  revokedAt: v.nullable(instant),
});

const schema = v.object({ asOf: instant, name: v.string(), list: v.array(phone) });

export type PhoneOf = v.InferOutput<typeof phone>;

export const phonesOf = (userId: string): Question<v.InferOutput<typeof schema>> => ({
  name: `phones-of:${userId}`,
  path: `/v1/devices/of?userId=${encodeURIComponent(userId)}`,
  schema,
});

/** It is lost or stolen: nothing that it is signed in with is good any more. */
export const revokePhoneOf = async (
  fetchFrom: typeof fetch,
  lost: { readonly userId: string; readonly clientId: string; readonly reason: string },
): Promise<Result<void, AskError | Refusal>> => {
  const answer = await tellServer(fetchFrom, "/v1/devices/revoke-of", lost);
  if (!answer.ok) return answer;
  // A hotspot's answer must not count as a decision.
  return v.is(v.object({ revokedAt: instant }), answer.value) ? ok(undefined) : err({ type: "offline" });
};
