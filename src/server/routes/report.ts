import { thaiDay } from "#domain/thai-day.ts";
import { monthReportOf } from "../overview/month-report.ts";
import { Problem } from "../problem.ts";
import { defineRoute } from "../route.ts";
import { coordinatorOf } from "../rules.ts";

/** The work of one month in an area, never a citizen: `?area=` as in the overview, `&month=YYYY-MM`, not to come. */
export const report = defineRoute({
  method: "GET",
  path: "/v1/report",
  rule: coordinatorOf,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ database }, { who: { area }, query, now }) => {
    const { month } = query;
    const isMonth = typeof month === "string" && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(month);
    if (!isMonth || month > thaiDay(now).slice(0, 7)) return new Problem(400, "field", { field: "month" });
    return monthReportOf(database.db, { area, month }, now);
  },
});
