/** The cohort that hears of a test: the one of this course in which the person was counted last. */
import { checkIn } from "#domain/records/check-in.ts";
import type { PhoneDatabase } from "../phone-database.ts";
import { recordIn } from "../use-phone.ts";

/** Undefined where they were counted in none, and for a module's test. */
export const cohortTold = async (
  database: PhoneDatabase,
  course: string,
  test: string,
): Promise<{ readonly host: string; readonly cohortId: string } | undefined> => {
  if (test !== "pre" && test !== "post") return undefined;
  const rows = await database.rows(checkIn.kind).toArray();
  const [last] = rows
    .map((row) => recordIn<typeof checkIn>(row))
    .filter((each) => each.course === course)
    .toSorted((a, b) => b.at.localeCompare(a.at));
  return last && { host: last.host, cohortId: last.cohortId };
};
