/** How many of everything, where the villages lie, and what each village gets. All counts are exact for a size. */
import { createRandom } from "./random.ts";

export type DemoSize = "demo" | "district" | "nation";

export interface DemoOptions {
  readonly size: DemoSize;
  readonly seed: number;
  /** The day in Thailand on which the demo begins, YYYY-MM-DD. Nothing in it happens later than this day's midnight. */
  readonly today: string;
}

export interface DemoCounts {
  readonly districts: number;
  readonly subdistricts: number;
  readonly villages: number;
  readonly people: number;
  readonly logs: number;
  readonly followUps: number;
}

export const demoCounts: Readonly<Record<DemoSize, DemoCounts>> = {
  demo: { districts: 3, subdistricts: 12, villages: 96, people: 480, logs: 1500, followUps: 160 },
  district: { districts: 9, subdistricts: 74, villages: 751, people: 3000, logs: 9000, followUps: 1200 },
  nation: { districts: 928, subdistricts: 7436, villages: 75_086, people: 300_000, logs: 900_000, followUps: 120_000 },
};

/** Of all follow-ups: an eighth due today, a sixteenth late, and so on. Sums to 1; the last takes what is left. */
export const followUpShares = { dueToday: 1 / 8, late: 1 / 16, future: 0.45, done: 0.3, moved: 0.025 } as const;
export type FollowUpFate = keyof typeof followUpShares | "dropped";

export interface VillagePlan {
  readonly index: number;
  /** 8-digit code. */
  readonly code: string;
  readonly people: number;
  readonly logs: number;
  readonly fates: readonly FollowUpFate[];
  /** Whole days without a sign from the volunteer's phone before today; more than 30 for three in ten. */
  readonly quietDays: number;
  /** The first star is the volunteer who has helped 3 of 4; both have lively data and are in different sub-districts. */
  readonly star: "first" | "second" | null;
}

/** Every village in the order of its code. Holds a few numbers for each village, never its records. */
export function* planVillages({ size, seed }: DemoOptions): Generator<VillagePlan> {
  const counts = demoCounts[size];
  const stars = new Map([
    [0, "first"],
    [firstVillageOfSecondSubdistrict(counts), "second"],
  ] as const);
  const quiet = spread(counts.villages);
  const fates = dealFates(counts.followUps);
  const random = createRandom(seed, streams.plan, 0);
  const quietDays = Uint8Array.from({ length: counts.villages }, (_, index) =>
    !stars.has(index) && quiet(index) < counts.villages * 0.3 ? random.whole(31, 90) : random.whole(0, 4),
  );
  const weigh = (low: number, high: number) =>
    Uint8Array.from(quietDays, (days) => (days > 30 ? low : random.whole(low + 1, high)));
  const people = deal(counts.people, weigh(4, 6), new Map([...stars.keys()].map((index) => [index, 6])));
  const logs = deal(counts.logs, weigh(2, 8), new Map([...stars.keys()].map((index) => [index, 24])));
  const followUps = deal(counts.followUps, weigh(1, 4), new Map([...stars.keys()].map((index) => [index, 4])));
  for (let index = 0; index < counts.villages; index += 1) {
    const star = stars.get(index) ?? null;
    yield {
      index,
      code: villageCodeAt(size, index),
      people: people[index] ?? 0,
      logs: logs[index] ?? 0,
      fates: star ? starFates : Array.from({ length: followUps[index] ?? 0 }, () => fates.next().value),
      quietDays: quietDays[index] ?? 0,
      star,
    };
  }
}

/** Streams of randomness: what one part draws never moves another part's numbers. */
export const streams = {
  plan: 1,
  volunteer: 2,
  village: 3,
  staff: 4,
  device: 5,
  office: 6,
  centre: 7,
  cohort: 8,
} as const;

/**
 * 8-digit code of a village. `demo` and `district` fit into province 98. `nation` keeps the true shape of districts and
 * sub-districts (928 and 7,436), too many for one province's two digits: it goes on into 99 and 01–09, which no real
 * province has either (real codes run from 10 to 96).
 */
export const villageCodeAt = (size: DemoSize, index: number): string => {
  const { villages, subdistricts } = demoCounts[size];
  const subdistrict = holder(index, villages, subdistricts);
  return subdistrictCodeAt(size, subdistrict) + twoDigits(index - firstIn(subdistrict, villages, subdistricts));
};

export const subdistrictCodeAt = (size: DemoSize, index: number): string => {
  const { subdistricts, districts } = demoCounts[size];
  const district = holder(index, subdistricts, districts);
  return districtCodeAt(size, district) + twoDigits(index - firstIn(district, subdistricts, districts));
};

export const districtCodeAt = (size: DemoSize, index: number): string => {
  const { districts } = demoCounts[size];
  const provinces = demoProvinceCodes(size);
  const province = holder(index, districts, provinces.length);
  return (provinces[province] ?? "98") + twoDigits(index - firstIn(province, districts, provinces.length));
};

export const demoProvinceCodes = (size: DemoSize): readonly string[] =>
  size === "nation" ? ["98", "99", "01", "02", "03", "04", "05", "06", "07", "08", "09"] : ["98"];

const firstVillageOfSecondSubdistrict = ({ villages, subdistricts }: DemoCounts): number =>
  firstIn(1, villages, subdistricts);

// `parts` holders share `whole` places evenly: holder h has the places from floor(h·whole/parts) on.
const firstIn = (part: number, whole: number, parts: number): number => Math.floor((part * whole) / parts);
const holder = (place: number, whole: number, parts: number): number => Math.ceil(((place + 1) * parts) / whole) - 1;
const twoDigits = (zeroBased: number): string => String(zeroBased + 1).padStart(2, "0");

/** Deals `total` out by weight, exactly; `fixed` places get just what they are given. */
const deal = (total: number, weights: Uint8Array, fixed: ReadonlyMap<number, number>): Uint16Array => {
  const dealt = [...fixed.values()].reduce((sum, count) => sum + count, 0);
  const all = weights.reduce((sum, weight, index) => (fixed.has(index) ? sum : sum + weight), 0);
  let before = 0;
  return Uint16Array.from(weights, (weight, index) => {
    const given = fixed.get(index);
    if (given !== undefined) return given;
    const from = Math.floor((before * (total - dealt)) / all);
    before += weight;
    return Math.floor((before * (total - dealt)) / all) - from;
  });
};

const starFates = ["dueToday", "late", "future", "dueToday"] as const;

/** The fates of all other follow-ups, well mixed, so that with the stars' own the shares come out exactly. */
function* dealFates(total: number): Generator<FollowUpFate, FollowUpFate> {
  const left = Object.entries(followUpShares).map(([fate, share]) => ({
    fate: fate as FollowUpFate, // a key of followUpShares
    count: Math.round(share * total) - 2 * starFates.filter((own) => own === fate).length,
  }));
  const rest = total - 2 * starFates.length;
  const mixed = spread(rest);
  for (let index = 0; index < rest; index += 1) {
    let at = mixed(index);
    const hit = left.find(({ count }) => {
      at -= count;
      return at < 0;
    });
    yield hit?.fate ?? "dropped";
  }
  return "dropped";
}

/** A permutation of 0 … count-1 that puts neighbours far apart. */
const spread = (count: number): ((index: number) => number) => {
  let step = Math.max(1, Math.round(count * 0.618));
  while (gcd(step, count) !== 1) step += 1;
  return (index) => (index * step) % count;
};

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
