/** Phones that wait for a coordinator's word: asked of the server, decided with a signal only. */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { roles } from "#domain/roles.ts";
import { tellServer, type AskError, type Refusal } from "./ask-server.ts";
import type { Question } from "./kept-answer.ts";

const instant = v.pipe(v.string(), v.isoTimestamp());

const phone = v.object({
  id: v.string(),
  askedAt: instant,
  browser: v.nullable(v.string()),
  /** Three, one of which it shows. */
  numbers: v.array(v.pipe(v.string(), v.regex(/^\d{3}$/))),
});

const invitation = v.object({
  id: v.string(),
  userId: v.string(),
  name: v.string(),
  /** A newer server may know more roles. */
  post: v.object({ role: v.fallback(v.nullable(v.picklist(roles)), null), scope: v.string() }),
  codeUntil: instant,
  phones: v.array(phone),
  /** The caller made it: somebody else has to say yes. */
  needsSecond: v.boolean(),
});

const schema = v.object({ asOf: instant, list: v.array(invitation) });

export type InvitationWithPhones = v.InferOutput<typeof invitation>;
export type WaitingPhone = v.InferOutput<typeof phone>;

export const openInvitations: Question<v.InferOutput<typeof schema>> = {
  name: "invitations",
  path: "/v1/invitations",
  schema,
};

/** Lets the phone in by the number that it shows; another number sends it away. */
export const approvePhone = async (
  fetchFrom: typeof fetch,
  { id }: InvitationWithPhones,
  phoneId: string,
  number: string,
): Promise<Result<void, AskError | Refusal>> => {
  const answer = await tellServer(fetchFrom, "/v1/invitations/approve", { id, phone: phoneId, number });
  if (!answer.ok) return answer;
  // A hotspot's answer must not count as a decision.
  return v.is(v.object({ approvedAt: instant }), answer.value) ? ok(undefined) : err({ type: "offline" });
};
