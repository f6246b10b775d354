/** A certificate as an Open Badge, signed by the server: for wallets and other systems, so it is fetched when it is wanted. */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { askOrRefused, type AskError } from "../ask-server.ts";

const schema = v.object({ badge: v.pipe(v.string(), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/u)) });

export type BadgeError = AskError | { readonly type: "takenBack" | "noCertificate" };

export const askBadge = async (
  fetchFrom: typeof fetch,
  code: string,
  language: string,
): Promise<Result<string, BadgeError>> => {
  const answer = await askOrRefused(fetchFrom, `/v1/certificates/badge?code=${code}&language=${language}`);
  if (!answer.ok) {
    if (answer.error.type !== "refused") return err(answer.error);
    return err({ type: answer.error.code === "takenBack" ? "takenBack" : "noCertificate" });
  }
  const parsed = v.safeParse(schema, answer.value);
  return parsed.success ? ok(parsed.output.badge) : err({ type: "offline" });
};
