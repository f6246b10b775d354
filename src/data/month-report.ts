/** The work of one month in an area, for the paper that a coordinator signs. */
import * as v from "valibot";
import type { Question } from "./kept-answer.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const work = {
  people: count,
  helps: count,
  done: count,
  partly: count,
  referred: count,
  notDone: count,
  groupHelps: count,
  groupPeople: count,
  minutes: count,
};

const schema = v.object({
  area: v.string(),
  /** YYYY-MM. */
  month: v.string(),
  asOf: v.pipe(v.string(), v.isoTimestamp()),
  figures: v.object(work),
  villages: count,
  activeVillages: count,
  volunteers: count,
  topics: v.array(v.object({ group: v.string(), ...work })),
  byVillage: v.array(
    v.object({
      code: v.string(),
      nameTh: v.string(),
      nameEn: v.string(),
      volunteers: v.array(v.string()),
      ...work,
    }),
  ),
});

export type MonthReport = v.InferOutput<typeof schema>;

/** `month`: YYYY-MM. */
export const monthReportOf = (area: string, month: string): Question<MonthReport> => ({
  name: `report:${area}:${month}`,
  path: `/v1/report?area=${encodeURIComponent(area)}&month=${month}`,
  schema,
});
