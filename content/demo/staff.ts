/** The accounts of the demo: one volunteer for each village, and coordinators above them. */
import { COUNTRY, type Grant } from "#domain/roles.ts";
import { addDays } from "#domain/thai-day.ts";
import { givenName, phone, surname } from "./people.ts";
import {
  demoCounts,
  demoProvinceCodes,
  districtCodeAt,
  streams,
  subdistrictCodeAt,
  villageCodeAt,
  type DemoOptions,
} from "./plan.ts";
import { createRandom, type Random } from "./random.ts";
import { centreRecord, instantOf, ownRecord, type DemoRecord } from "./record.ts";

/** Days before `today` on which the programme began in the demo: all accounts are that old. */
const programmeAge = 330;

/** The id of the volunteer of a village, the same in every part of the demo. */
export const volunteerId = (options: DemoOptions, village: number): string =>
  createRandom(options.seed, streams.volunteer, village).id(startOf(options));

/** The id of the `index`-th coordinator in the order of `coordinatorScopes`. */
export const coordinatorId = (options: DemoOptions, index: number): string =>
  createRandom(options.seed, streams.staff, index).id(startOf(options));

/** Areas that have a coordinator: one sub-district (the first star's), every district, every province. */
export const coordinatorScopes = (options: DemoOptions): readonly string[] => [
  subdistrictCodeAt(options.size, 0),
  ...Array.from({ length: demoCounts[options.size].districts }, (_, index) => districtCodeAt(options.size, index)),
  ...demoProvinceCodes(options.size),
];

/** Everybody else who works around the volunteers: one of each role, in the demo's own places. */
export const officePosts = (options: DemoOptions): readonly (Grant & { readonly userId: string })[] => {
  const posts: readonly Grant[] = [
    { role: "centre", scope: centreCodeAt(options, 0) },
    { role: "trainer", scope: demoProvinceCodes(options.size)[0] ?? "" },
    { role: "agency", scope: "dsd" },
    { role: "national", scope: COUNTRY },
    { role: "administrator", scope: COUNTRY },
  ];
  return posts.map((post, index) => ({
    ...post,
    userId: createRandom(options.seed, streams.office, index).id(startOf(options)),
  }));
};

/** Each district has a community digital centre, in its first sub-district. */
const centreCodeAt = (options: DemoOptions, district: number): string =>
  `${districtCodeAt(options.size, district)}01-01`;

export function* centreRecords(options: DemoOptions): Generator<DemoRecord> {
  const at = startOf(options);
  for (let district = 0; district < demoCounts[options.size].districts; district += 1) {
    const random = createRandom(options.seed, streams.centre, district);
    const code = centreCodeAt(options, district);
    yield centreRecord(random.id(at), at, {
      code,
      nameTh: `ศูนย์ดิจิทัลชุมชนสาธิต ${district + 1}`,
      nameEn: `Demo community digital centre ${district + 1}`,
      owner: random.pick(["โรงเรียน", "วัด", "องค์การบริหารส่วนตำบล"]),
      state: "open",
      hours: "จันทร์ถึงศุกร์ 8.30–16.30 น.",
      seats: random.whole(5, 15),
    });
  }
}

/** All users and their memberships, coordinators first. */
export function* staffRecords(options: DemoOptions): Generator<DemoRecord> {
  for (const [index, scope] of coordinatorScopes(options).entries()) {
    const random = createRandom(options.seed, streams.staff, index);
    yield* account(options, random, { role: "coordinator", scope }, []);
  }
  for (const [index, { role, scope }] of officePosts(options).entries()) {
    yield* account(options, createRandom(options.seed, streams.office, index), { role, scope }, []);
  }
  for (let village = 0; village < demoCounts[options.size].villages; village += 1) {
    const random = createRandom(options.seed, streams.volunteer, village);
    const scope = villageCodeAt(options.size, village);
    yield* account(options, random, { role: "volunteer", scope }, affiliations);
  }
}

function* account(
  options: DemoOptions,
  random: Random,
  { role, scope }: Grant,
  programmes: readonly string[],
): Generator<DemoRecord> {
  const at = startOf(options);
  // The id is the stream's first draw: volunteerId, coordinatorId and officePosts rely on it.
  const userId = random.id(at);
  const name = `${givenName(random, random.chance(0.6) ? "f" : "m")} ${surname(random)}`;
  yield ownRecord("user", userId, userId, at, {
    name,
    phone: phone(random),
    affiliations: programmes.filter(() => random.chance(0.3)),
  });
  const from = addDays(options.today, -programmeAge);
  yield ownRecord("membership", random.id(at), userId, at, { userId, role, scope, from });
}

const startOf = ({ today }: DemoOptions): string => instantOf(addDays(today, -programmeAge), 9 * 60);

/** Other programmes that volunteers serve: social development, health, youth council, cyber scouts, centre staff. */
const affiliations = ["อพม.", "อสม.", "สภาเด็กและเยาวชน", "ลูกเสือไซเบอร์", "ศูนย์ดิจิทัลชุมชน"];
