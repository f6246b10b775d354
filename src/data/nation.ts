/** The whole country in a few figures, for the national office. */
import * as v from "valibot";
import type { Question } from "./kept-answer.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const schema = v.object({
  asOf: v.pipe(v.string(), v.isoTimestamp()),
  fiscalYear: count,
  provinces: count,
  villages: count,
  activeVillages: count,
  /** Null: too few people to be told as a number. */
  peopleHelped: v.nullable(count),
  target: count,
  volunteers: count,
  silentVolunteers: count,
  centres: count,
});

export type Nation = v.InferOutput<typeof schema>;

export const nation: Question<Nation> = { name: "nation", path: "/v1/nation", schema };
