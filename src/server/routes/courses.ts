import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";
import { TextAnswer } from "../text-answer.ts";

/** Which courses there are, and the names of their parts. With an ETag: unchanged, it costs a few bytes. */
export const courses = defineRoute({
  method: "GET",
  path: "/v1/courses",
  rule: signedIn,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ courses: { catalogue } }) => new TextAnswer("application/json", catalogue.text, catalogue.hash),
});
