/** A coordinator's figures. */
import * as v from "valibot";
import { roleRules } from "#domain/roles.ts";
import type { Account } from "./account.ts";
import type { Question } from "./kept-answer.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const instant = v.pipe(v.string(), v.isoTimestamp());

const subdistrict = v.object({
  code: v.string(),
  villages: count,
  activeVillages: count,
  peopleHelped: count,
  target: count,
});

const volunteer = v.object({
  userId: v.string(),
  name: v.string(),
  phone: v.nullable(v.string()),
  /** 8 digits. */
  village: v.string(),
  villageNameTh: v.nullable(v.string()),
  villageNameEn: v.nullable(v.string()),
  /** Null for never. */
  lastSeenAt: v.nullable(instant),
  isSilent: v.boolean(),
  peopleHelped: count,
  target: count,
  overdueFollowUps: count,
  /** Their phone told that its data was gone; `unsent`: about how many changes nobody has any more. */
  lostData: v.optional(v.nullable(v.object({ at: instant, unsent: count }))),
  /** How old the oldest change was when the phone sent last, in whole days. */
  waitedDays: v.optional(count),
});

const villageAttention = v.object({
  code: v.string(),
  nameTh: v.nullable(v.string()),
  nameEn: v.nullable(v.string()),
  openConflicts: count,
  openReviews: count,
});

const schema = v.object({
  area: v.string(),
  asOf: instant,
  /** Buddhist era. */
  fiscalYear: count,
  devicesSent14Days: v.object({ n: count, of: count }),
  peopleHelped: count,
  groupHelps: count,
  /** The same people, up to each village's own target. Absent in what was kept from a server of an earlier version. */
  towardsTarget: v.optional(count),
  target: count,
  villages: count,
  activeVillages: count,
  silentVolunteers: count,
  subdistricts: v.array(subdistrict),
  /** Silent ones first; the list may be shorter than the total. */
  /** `total`: people. One of several villages has several posts, and a line for each. */
  volunteers: v.object({ total: count, posts: v.optional(count), list: v.array(volunteer) }),
  overdue: v.optional(v.object({ followUps: count, villages: count })),
  /** Absent in what was kept from a server of an earlier version. */
  openConflicts: v.optional(count),
  openReviews: v.optional(count),
  volunteersWithLostData: v.optional(count),
  attention: v.optional(v.array(villageAttention)),
  villagesWithoutVolunteer: v.array(v.object({ code: v.string(), nameTh: v.string(), nameEn: v.string() })),
});

export type Overview = v.InferOutput<typeof schema>;
export type VolunteerFigures = v.InferOutput<typeof volunteer>;

/** The areas that this person coordinates, the widest first. */
export const coordinatedAreas = ({ grants }: Account): readonly string[] => {
  const scopes = grants.filter(({ role }) => roleRules[role].coordinates);
  return [...new Set(scopes.map(({ scope }) => scope))].sort((a, b) => a.length - b.length || a.localeCompare(b));
};

/** The figures of an area. */
export const overviewOf = (area: string): Question<Overview> => ({
  name: `overview:${area}`,
  path: `/v1/overview?area=${encodeURIComponent(area)}`,
  schema,
});
