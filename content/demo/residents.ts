/** The people of one village and their houses. */
import { addDays } from "#domain/thai-day.ts";
import { demoCounts, villageCodeAt, type DemoOptions, type VillagePlan } from "./plan.ts";
import { givenName, nickname, oddPeople, phone, surname, type OddPerson, type Sex } from "./people.ts";
import type { Random } from "./random.ts";
import { instantOf, villageRecord, type DemoBodies, type DemoRecord } from "./record.ts";

/** Every person was written down between these many days ago, before the first help. */
const written = { first: 320, last: 301 } as const;
/** The oldest help log is younger than the youngest person's record. */
export const oldestLogDays = 290;

export interface Residents {
  readonly records: readonly DemoRecord[];
  readonly citizenIds: readonly string[];
  /** Those who can be helped: not moved away, not died. */
  readonly activeIds: readonly [string, ...string[]];
}

export const makeResidents = (options: DemoOptions, plan: VillagePlan, by: string, random: Random): Residents => {
  const records: DemoRecord[] = [];
  const citizenIds: string[] = [];
  const active: string[] = [];
  let house: House | null = null;
  for (let person = 0; person < plan.people; person += 1) {
    const odd = oddPeople[`${plan.index}:${person}`];
    const day = addDays(options.today, -random.whole(written.last, written.first));
    const at = instantOf(day, random.whole(8 * 60, 18 * 60));
    const id = random.id(at);
    if (house === null || !(odd?.sameHouse ?? random.chance(0.35))) {
      house = { id: random.id(at), houseNo: houseNumber(random), surname: surname(random) };
      const { houseNo } = house;
      records.push(villageRecord("household", house.id, at, by, { houseNo, areaCode: plan.code, headId: id }));
    }
    const leaves = person > 2 && plan.star === null && random.chance(0.05);
    const status = leaves ? random.pick(["moved", "died"]) : "active";
    const body = resident(options, plan, house, odd, at, random);
    records.push(villageRecord("citizen", id, at, by, { ...body, status }));
    citizenIds.push(id);
    if (status === "active") active.push(id);
  }
  const [first, ...others] = active;
  if (first === undefined) throw new Error(`Village ${plan.code} of the demo has nobody to help`);
  return { records, citizenIds, activeIds: [first, ...others] };
};

interface House {
  readonly id: string;
  readonly houseNo: string;
  readonly surname: string;
}

type Resident = Omit<DemoBodies["citizen"], "status">;

const resident = (
  options: DemoOptions,
  plan: VillagePlan,
  house: House,
  odd: OddPerson | undefined,
  at: string,
  random: Random,
): Resident => {
  const sex: Sex = odd?.sex ?? (random.chance(0.58) ? "f" : "m");
  const year = Number(options.today.slice(0, 4));
  const age = random.chance(0.55) ? random.whole(58, 91) : random.whole(13, 57);
  const birthYear = odd?.birthYear ?? year - age;
  const name = odd?.name ?? `${givenName(random, sex)} ${house.surname}`;
  const called = odd?.nickname ?? nickname(random, sex, year - birthYear);
  const elsewhere = villageCodeAt(options.size, (plan.index + 7) % demoCounts[options.size].villages);
  // Everything is drawn before it is asked for, so that an odd person does not move the next one's numbers.
  const draws = { phone: phone(random), needs: supportNeeds(random), notice: random.pick(["spoken", "printed"]) };
  const has = { nickname: random.chance(0.7), phone: random.chance(0.55), moved: random.chance(0.04) };
  const known = { name, areaCode: plan.code, householdId: house.id };
  if (odd?.only === "nickname") return { ...known, nickname: called };
  if (odd?.only === "birthYear") return { ...known, birthYear };
  return {
    ...known,
    ...((has.nickname || odd?.nickname !== undefined) && { nickname: called }),
    sex,
    birthYear,
    ...((has.phone || odd?.phone !== undefined) && { phone: odd?.phone ?? draws.phone }),
    houseNo: house.houseNo,
    ...(has.moved && { registeredArea: elsewhere }),
    idStatus: odd?.idStatus ?? "thai",
    ...(draws.needs.length > 0 && { supportNeeds: draws.needs }),
    notice: { version: 1, at, how: draws.notice },
  };
};

const houseNumber = (random: Random): string =>
  random.chance(0.3) ? `${random.whole(1, 199)}/${random.whole(1, 12)}` : String(random.whole(1, 199));

const supportNeeds = (random: Random) => needs.filter(() => random.chance(0.06));
const needs = ["sight", "hearing", "reading", "mobility"] as const;
