/** The work of one volunteer: help logs and follow-ups. */
import { topics } from "#content/topics/topics.ts";
import { fiscalYearDays, fiscalYearOf } from "#domain/fiscal-year.ts";
import { addDays, thaiDay } from "#domain/thai-day.ts";
import type { DemoOptions, FollowUpFate, VillagePlan } from "./plan.ts";
import type { Random } from "./random.ts";
import { instantOf, villageRecord, type DemoBodies, type DemoRecord } from "./record.ts";
import { oldestLogDays, type Residents } from "./residents.ts";

/** Logs of the village by time, then its follow-ups. */
export const makeWork = (
  options: DemoOptions,
  plan: VillagePlan,
  { activeIds }: Residents,
  by: string,
  random: Random,
): readonly DemoRecord[] => {
  const logs = Array.from({ length: plan.logs }, (_, index) => makeLog(options, plan, activeIds, by, index, random));
  logs.sort((a, b) => (a.at < b.at ? -1 : 1));
  const followUps: FollowUp[] = [];
  for (const fate of plan.fates) followUps.push(makeFollowUp(options, plan, logs, followUps, activeIds, fate, random));
  const closed = closingLogs(logs, followUps);
  return [
    ...logs.map(({ id, at, ...body }) => {
      const followUpId = closed.get(id);
      return villageRecord("helpLog", id, at, by, { ...body, at, ...(followUpId !== undefined && { followUpId }) });
    }),
    ...followUps.map(({ id, madeAt, ...body }) => villageRecord("followUp", id, madeAt, by, body)),
  ];
};

type Log = DemoBodies["helpLog"] & { readonly id: string };
type FollowUp = DemoBodies["followUp"] & { readonly id: string; readonly madeAt: string };

const makeLog = (
  options: DemoOptions,
  plan: VillagePlan,
  activeIds: Residents["activeIds"],
  by: string,
  index: number,
  random: Random,
): Log => {
  const at = logInstant(options, plan, index, random);
  const id = random.id(at);
  const topicCodes = pickTopics(random);
  const whom = chooseWhom(options, plan, activeIds, at, index, random);
  return {
    id,
    ...whom,
    areaCode: plan.code,
    by,
    at,
    minutes: 5 * random.whole(1, "groupCount" in whom ? 36 : 18),
    place: random.pick(places),
    topics: topicCodes,
    outcome: random.pick(outcomes),
    ...(random.chance(0.15) && { note: random.pick(notes) }),
  };
};

/** The first star has helped exactly three different people this fiscal year: their first three logs see to it. */
const helpedThisYear = 3;

const logInstant = ({ today }: DemoOptions, plan: VillagePlan, index: number, random: Random): string => {
  const yearStart = fiscalYearDays(fiscalYearOf(today)).first;
  const newest = plan.quietDays + 1;
  if (plan.star === "first" && index < helpedThisYear) {
    // On 1 October itself the year is minutes old: the help stands just after midnight.
    if (yearStart === today) return instantOf(today, random.whole(5, 50));
    const day = addDays(today, -newest - index * 2);
    return instantOf(day < yearStart ? yearStart : day, random.whole(8 * 60, 18 * 60));
  }
  // More lately than long ago, as memory and habit have it.
  const daysAgo = newest + Math.floor(random.next() ** 1.6 * (oldestLogDays - newest));
  return instantOf(addDays(today, -daysAgo), random.whole(8 * 60, 18 * 60));
};

const chooseWhom = (
  { today }: DemoOptions,
  plan: VillagePlan,
  activeIds: Residents["activeIds"],
  at: string,
  index: number,
  random: Random,
): { readonly citizenId: string } | { readonly groupCount: number } => {
  if (plan.star === "first") {
    const thisYear = fiscalYearOf(thaiDay(at)) === fiscalYearOf(today);
    const person = index < helpedThisYear ? index : random.whole(0, (thisYear ? helpedThisYear : activeIds.length) - 1);
    return { citizenId: activeIds[person] ?? activeIds[0] };
  }
  return random.chance(0.05) ? { groupCount: random.whole(3, 30) } : { citizenId: random.pick(activeIds) };
};

const makeFollowUp = (
  { today }: DemoOptions,
  plan: VillagePlan,
  logs: readonly Log[],
  earlier: readonly FollowUp[],
  activeIds: Residents["activeIds"],
  fate: FollowUpFate,
  random: Random,
): FollowUp => {
  const newestFirst = fate === "dueToday" || fate === "late" || fate === "future";
  const latest = addDays(today, newestFirst ? -2 : -20);
  const allowed = logs.filter((log) => log.citizenId !== undefined && thaiDay(log.at) <= latest);
  // A different person each time, while there is one: nobody promises the same neighbour three visits for one day.
  const fresh = allowed.filter((log) => !earlier.some(({ citizenId }) => citizenId === log.citizenId));
  const possible = fresh.length > 0 ? fresh : allowed;
  const log = possible[Math.max(0, possible.length - 1 - random.whole(0, newestFirst ? 3 : possible.length - 1))];
  const madeAt = log?.at ?? instantOf(addDays(today, -oldestLogDays), 9 * 60);
  const topic = log?.topics[0] ?? "OTH-OTHER";
  return {
    id: random.id(madeAt),
    madeAt,
    citizenId: log?.citizenId ?? random.pick(activeIds),
    areaCode: plan.code,
    topic,
    due: dueDay(today, thaiDay(madeAt), topic, fate, random),
    priority: topic.startsWith("SCAM") ? 1 : random.pick([1, 2, 2, 3]),
    state: fate === "done" || fate === "moved" || fate === "dropped" ? fate : "open",
    ...(log !== undefined && { helpLogId: log.id }),
  };
};

const dueDay = (today: string, made: string, topic: string, fate: FollowUpFate, random: Random): string => {
  if (fate === "dueToday") return today;
  if (fate === "future") return addDays(today, random.whole(1, 30));
  const offered = topics.find(({ code }) => code === topic)?.followUpDays ?? 0;
  const due = fate === "late" ? addDays(today, -random.whole(1, 20)) : addDays(made, offered === 0 ? 7 : offered);
  const tomorrow = addDays(made, 1);
  const yesterday = addDays(today, -1);
  if (due < tomorrow) return tomorrow;
  return due > yesterday ? yesterday : due;
};

/** A follow-up that is done names no log, but the next help of that person after its making names the follow-up. */
const closingLogs = (logs: readonly Log[], followUps: readonly FollowUp[]): ReadonlyMap<string, string> => {
  const closed = new Map<string, string>();
  for (const { id, madeAt, citizenId, state } of followUps) {
    const log =
      state === "done" && logs.find((next) => next.citizenId === citizenId && next.at > madeAt && !closed.has(next.id));
    if (log) closed.set(log.id, id);
  }
  return closed;
};

/** Popularity by rank (Zipf): what people ask for most, then the rest of the catalogue in its order. */
const asked = [
  "APP-LINE",
  "APP-PHONE",
  "WEL-CHECK",
  "ID-THAID",
  "APP-TANGRATH",
  "SCAM-LINK",
  "HLT-QUEUE",
  "APP-PAOTANG",
];
const ranked = [...asked, ...topics.map(({ code }) => code).filter((code) => !asked.includes(code))];
const shares = ranked.map((_, rank) => 1 / (rank + 1));
const cumulated = shares.map((_, rank) => shares.slice(0, rank + 1).reduce((sum, share) => sum + share, 0));

const pickTopics = (random: Random): string[] => {
  const count = random.chance(0.75) ? 1 : random.whole(2, 3);
  const codes = Array.from({ length: count }, () => {
    const at = random.next() * (cumulated.at(-1) ?? 0);
    return ranked[cumulated.findIndex((sum) => at < sum)] ?? "OTH-OTHER";
  });
  return [...new Set(codes)];
};

const places = ["home", "home", "home", "home", "home", "village", "village", "centre", "phone", "line"] as const;
const outcomes = ["done", "done", "done", "done", "done", "done", "partly", "partly", "not_yet", "referred"] as const;
const notes = [
  "ช่วยตั้งตัวหนังสือให้ใหญ่ขึ้น",
  "ลองทำเองได้แล้ว ทวนอีกครั้งคราวหน้า",
  "รอเอกสารจากอำเภอ",
  "นัดพาไปที่ อบต. วันจันทร์",
  "สัญญาณไม่ดี ทำต่อที่ศูนย์ดิจิทัลชุมชน",
  "ลูกหลานอยู่ด้วย ช่วยดูต่อได้",
] as const;
