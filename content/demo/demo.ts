/**
 * The demo: a fictitious province with volunteers, people and months of work, made from a seed and a day. The same seed,
 * size and day give the same bytes. Made village by village, so the size of a nation streams through little memory.
 */
import { fiscalYearDays, fiscalYearOf } from "#domain/fiscal-year.ts";
import type { Grant } from "#domain/roles.ts";
import { addDays } from "#domain/thai-day.ts";
import { cohortRecords } from "./cohorts.ts";
import { villageName } from "./places.ts";
import { planVillages, streams, type DemoOptions, type VillagePlan } from "./plan.ts";
import { createRandom } from "./random.ts";
import { instantOf, villageRecord, type DemoRecord } from "./record.ts";
import { makeResidents } from "./residents.ts";
import { centreRecords, coordinatorId, coordinatorScopes, officePosts, staffRecords, volunteerId } from "./staff.ts";
import { makeWork } from "./work.ts";

/** Users and memberships first, then centres and cohorts; then, village by village: target, houses and people, help logs, follow-ups. */
export function* demoRecords(options: DemoOptions): Generator<DemoRecord> {
  yield* staffRecords(options);
  yield* centreRecords(options);
  yield* cohortRecords(options);
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

export interface PersonToTry extends Grant {
  readonly userId: string;
}

/**
 * Whose sign-in links are printed at each start: two volunteers of different sub-districts, the coordinators of the first
 * one's sub-district, of its district and of the province, and one of every other role.
 */
export const demoPeopleToTry = (options: DemoOptions): readonly PersonToTry[] => {
  const volunteers = [...planVillages(options)].filter(({ star }) => star !== null);
  const [first, second] = volunteers.map(({ index, code }) => volunteer(volunteerId(options, index), code));
  if (!first || !second) throw new Error("A demo without stars");
  const coordinators = coordinatorScopes(options)
    .map((scope, index) => ({ userId: coordinatorId(options, index), role: "coordinator" as const, scope }))
    .filter(({ scope }) => first.scope.startsWith(scope));
  return [first, second, ...coordinators, ...officePosts(options)];
};

const volunteer = (userId: string, scope: string): PersonToTry => ({ userId, role: "volunteer", scope });
