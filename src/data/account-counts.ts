/** How many people hold which post, for administrators. */
import * as v from "valibot";
import { roles } from "#domain/roles.ts";
import type { Question } from "./kept-answer.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const schema = v.object({
  asOf: v.pipe(v.string(), v.isoTimestamp()),
  posts: v.record(v.picklist(roles), count),
  phones: count,
  openInvitations: count,
});

export type AccountCounts = v.InferOutput<typeof schema>;

export const accountCounts: Question<AccountCounts> = { name: "account-counts", path: "/v1/accounts", schema };
