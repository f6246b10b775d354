/** The phones that act as this person, and those that ask to: known to the server alone, decided with a signal only. */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { tellServer, type AskError, type Refusal } from "./ask-server.ts";
import type { Question } from "./kept-answer.ts";
import { phone } from "./phones-of.ts";

const instant = v.pipe(v.string(), v.isoTimestamp());

const ownPhone = v.object({ ...phone.entries, isThis: v.boolean() });

const askingPhone = v.object({
  id: v.string(),
  askedAt: instant,
  browser: v.nullable(v.string()),
  /** Three, one of which it shows. */
  numbers: v.array(v.pipe(v.string(), v.regex(/^\d{3}$/))),
});

export type OwnPhone = v.InferOutput<typeof ownPhone>;
export type AskingPhone = v.InferOutput<typeof askingPhone>;
export type OwnPhones = v.InferOutput<typeof schema>;

const schema = v.object({ asOf: instant, list: v.array(ownPhone), waiting: v.array(askingPhone) });

export const ownPhones: Question<OwnPhones> = { name: "own-phones", path: "/v1/devices", schema };

export type PhoneActError = AskError | Refusal;

/** Lets it in by the number that it shows; `null`: it is not mine, and its code ends. */
export const answerPhone = (
  fetchFrom: typeof fetch,
  { id }: AskingPhone,
  number: string | null,
): Promise<Result<void, PhoneActError>> => told(fetchFrom, "/v1/devices/answer", { phone: id, number }, answered);

/** It is lost, or was never mine: nothing that it is signed in with is good any more. */
export const revokePhone = (fetchFrom: typeof fetch, { clientId }: OwnPhone): Promise<Result<void, PhoneActError>> =>
  told(fetchFrom, "/v1/devices/revoke", { clientId }, v.object({ revokedAt: instant }));

const answered = v.union([v.object({ approvedAt: instant }), v.object({ refusedAt: instant })]);

const told = async (
  fetchFrom: typeof fetch,
  path: string,
  body: object,
  expected: v.GenericSchema,
): Promise<Result<void, PhoneActError>> => {
  const answer = await tellServer(fetchFrom, path, body);
  if (!answer.ok) return answer;
  // A hotspot's answer must not count as a decision.
  return v.is(expected, answer.value) ? ok(undefined) : err({ type: "offline" });
};
