import { readLines } from "#domain/course.ts";
import { Problem } from "../problem.ts";
import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";
import { TextAnswer } from "../text-answer.ts";

/**
 * A pack's lines as they were built: with `?parts=3-9,12` these alone, in this order, so that a phone goes on where its
 * signal ended. 400 `field` for lines that are not there or over 400; 404 `noPack` for a pack of another build.
 */
export const coursePack = defineRoute({
  method: "GET",
  path: "/v1/courses/packs/:pack",
  rule: signedIn,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ courses }, { params: { pack = "" }, query: { parts } }) => {
    const lines = courses.packs.get(pack);
    if (!lines) return new Problem(404, "noPack");
    if (parts === undefined) return ndjson(lines, pack);
    const asked = typeof parts === "string" ? parts : "";
    const wanted = readLines(asked, lines.length);
    return wanted
      ? ndjson(
          wanted.map((line) => lines[line - 1] ?? ""),
          `${pack}-${asked}`,
        )
      : new Problem(400, "field", { field: "parts" });
  },
});

const ndjson = (lines: readonly string[], etag: string): TextAnswer =>
  new TextAnswer("application/x-ndjson; charset=utf-8", lines.map((line) => `${line}\n`).join(""), etag);
