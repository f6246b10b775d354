/** What the server says of a certificate by its code: newer than what this phone was given, and all there is for a code that was typed. */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { revocationReasons } from "#domain/records/revocation.ts";
import { askOrRefused, type AskError } from "../ask-server.ts";

const schema = v.object({
  asOf: v.string(),
  code: v.string(),
  course: v.string(),
  initials: v.string(),
  minutes: v.number(),
  issuedOn: v.string(),
  revocation: v.exactOptional(
    v.object({
      code: v.string(),
      on: v.string(),
      why: v.picklist(revocationReasons),
      replacedBy: v.exactOptional(v.string()),
    }),
  ),
});
export type RegisteredCertificate = v.InferOutput<typeof schema>;

export type RegisterError = AskError | { readonly type: "noCertificate" };

export const askRegister = async (
  fetchFrom: typeof fetch,
  code: string,
): Promise<Result<RegisteredCertificate, RegisterError>> => {
  const answer = await askOrRefused(fetchFrom, `/v1/certificates?code=${code}`);
  if (!answer.ok) return answer.error.type === "refused" ? err({ type: "noCertificate" }) : err(answer.error);
  const parsed = v.safeParse(schema, answer.value);
  return parsed.success ? ok(parsed.output) : err({ type: "serverTrouble" });
};
