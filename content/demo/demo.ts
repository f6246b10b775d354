/**
 * The demo: a fictitious province with volunteers, people and months of work, made from a seed and a day. The same seed,
 * size and day give the same bytes. Made village by village, so the size of a nation streams through little memory.
 */
import { fiscalYearDays, fiscalYearOf } from "#domain/fiscal-year.ts";
import { addDays } from "#domain/thai-day.ts";
import { villageName } from "./places.ts";
import { planVillages, streams, type DemoOptions, type VillagePlan } from "./plan.ts";
import { createRandom } from "./random.ts";
import { instantOf, villageRecord, type DemoRecord } from "./record.ts";
import { makeResidents } from "./residents.ts";
import { coordinatorId, coordinatorScopes, staffRecords, volunteerId } from "./staff.ts";
import { makeWork } from "./work.ts";

/** Users and memberships first; then, village by village: target, houses and people, help logs, follow-ups. */
export function* demoRecords(options: DemoOptions): Generator<DemoRecord> {
  yield* staffRecords(options);
  for (const plan of planVillages(options)) yield* villageRecords(options, plan);
}

/** One village's records, without its volunteer's account. */
function* villageRecords(options: DemoOptions, plan: VillagePlan): Generator<DemoRecord> {
  const random = createRandom(options.seed, streams.village, plan.index);
  const by = volunteerId(options, plan.index);
  const fiscalYear = fiscalYearOf(options.today);
  const target = { areaCode: plan.code, fiscalYear, people: 4, ...villageName(Number(plan.code.slice(6))) };
  const since = instantOf(fiscalYearDays(fiscalYear).first, 0);
  yield villageRecord("villageTarget", random.id(since), since, null, target);
  const residents = makeResidents(options, plan, by, random);
  yield* residents.records;
  yield* makeWork(options, plan, residents, by, random);
}

export interface DemoDevice {
  readonly userId: string;
  readonly clientId: string;
  /** ISO instant of the last sync; three volunteers in ten have been silent for more than 30 days. */
  readonly lastSeenAt: string;
}

/** One phone for each volunteer. It was last seen on the evening of its owner's newest possible log. */
export function* demoDevices(options: DemoOptions): Generator<DemoDevice> {
  for (const { index, quietDays } of planVillages(options)) {
    const random = createRandom(options.seed, streams.device, index);
    const lastSeenAt = instantOf(addDays(options.today, -quietDays - 1), random.whole(19 * 60, 23 * 60));
    yield { userId: volunteerId(options, index), clientId: random.id(lastSeenAt), lastSeenAt };
  }
}

export interface PersonToTry {
  readonly userId: string;
  readonly role: "volunteer" | "coordinator";
  /** Area code of the membership: 8, 6 or 4 digits. */
  readonly scope: string;
}

/**
 * Whose sign-in links are printed at the first start: two volunteers of different sub-districts, the coordinator of the
 * first one's sub-district, and the coordinator of the district above.
 */
export const demoPeopleToTry = (
  options: DemoOptions,
): readonly [PersonToTry, PersonToTry, PersonToTry, PersonToTry] => {
  const volunteers = [...planVillages(options)].filter(({ star }) => star !== null);
  const [first, second] = volunteers.map(({ index, code }) => volunteer(volunteerId(options, index), code));
  const [subdistrict, district] = coordinatorScopes(options);
  if (!first || !second || subdistrict === undefined || district === undefined) throw new Error("A demo without stars");
  return [
    first,
    second,
    { userId: coordinatorId(options, 0), role: "coordinator", scope: subdistrict },
    { userId: coordinatorId(options, 1), role: "coordinator", scope: district },
  ];
};

const volunteer = (userId: string, scope: string): PersonToTry => ({ userId, role: "volunteer", scope });
