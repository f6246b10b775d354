import type { HelpLog } from "./records/help-log.ts";
import type { Topic } from "./records/topic.ts";
import { addDays, thaiDay } from "./thai-day.ts";

/** How far back "often" looks, in days. */
const RECENT_DAYS = 90;

/** What a village that has no history yet is asked most. */
const USUAL = ["WEL-CARD", "ID-THAID", "APP-PAOTANG", "WEL-OLD", "HLT-QUEUE", "NEWS-CHECK", "APP-PHONE", "ID-CARD"];

/**
 * The topics to offer first: what this village was helped with most in the last 90 days, filled up with the usual ones.
 * An urgent topic always has a place, the last one, so that nobody searches for it in a bad moment.
 */
export const frequentTopics = (
  topics: readonly Topic[],
  logs: readonly HelpLog[],
  today: string,
  howMany: number,
): Topic[] => {
  const active = new Map(topics.filter(({ status }) => status === "active").map((topic) => [topic.code, topic]));
  const since = addDays(today, -RECENT_DAYS);
  const counts = new Map<string, number>();
  for (const { at, topics: codes } of logs) {
    if (thaiDay(at) < since) continue;
    for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  const often = [...counts].sort(([a, n], [b, m]) => m - n || a.localeCompare(b)).map(([code]) => code);
  const urgent = [...active.values()].filter((topic) => topic.urgent === true);
  const urgentCodes = new Set(urgent.map(({ code }) => code));
  const calm = [...new Set([...often, ...USUAL, ...active.keys()])].filter((code) => !urgentCodes.has(code));
  const known = calm.flatMap((code) => active.get(code) ?? []);
  return [...known.slice(0, howMany - urgent.length), ...urgent].slice(0, howMany);
};
