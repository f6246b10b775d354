/**
 * A coordinator's figures: asked of the server, kept on the phone with the moment they were made. What is kept stays in
 * view until something newer has arrived and proved whole.
 */
import { useLiveQuery } from "dexie-react-hooks";
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { roleRules } from "#domain/roles.ts";
import type { Account } from "./account.ts";
import { askForCoordinator, type OverviewError } from "./coordinator-request.ts";
import type { PhoneDatabase } from "./phone-database.ts";
import { usePhone } from "./use-phone.ts";

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
  target: count,
  villages: count,
  activeVillages: count,
  silentVolunteers: count,
  subdistricts: v.array(subdistrict),
  /** Silent ones first; the list may be shorter than the total. */
  volunteers: v.object({ total: count, list: v.array(volunteer) }),
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

/** The figures as they were kept last; null when this phone never had them, or keeps something unreadable. */
export const keptOverview = async (database: PhoneDatabase, area: string): Promise<Overview | null> => {
  const kept = await database.kept.get(nameOf(area));
  return overviewIn(kept?.value);
};

/** The kept figures, live; undefined while they are being read. */
export const useKeptOverview = (area: string): Overview | null | undefined => {
  const { database } = usePhone();
  const kept = useLiveQuery(async () => ({ area, overview: await keptOverview(database, area) }), [database, area]);
  // While another area is being read, the figures of the one before must not stand under its name.
  return kept?.area === area ? kept.overview : undefined;
};

/** Asks the server, and keeps the answer. After a failure everything is as it was. */
export const renewOverview = async (
  deps: { readonly fetchFrom: typeof fetch; readonly database: PhoneDatabase },
  area: string,
): Promise<Result<Overview, OverviewError>> => {
  const answer = await askForCoordinator(deps.fetchFrom, `/v1/overview?area=${encodeURIComponent(area)}`);
  if (!answer.ok) return answer;
  const overview = overviewIn(answer.value);
  if (!overview) return err({ type: "serverTrouble" });
  try {
    await deps.database.kept.put({ name: nameOf(area), asOf: overview.asOf, value: overview });
  } catch (error) {
    // A full phone cannot keep them, but can still show them.
    console.error(error);
  }
  return ok(overview);
};

const nameOf = (area: string): string => `overview:${area}`;

const overviewIn = (value: unknown): Overview | null => {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
};
