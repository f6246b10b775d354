/**
 * What was done in an area in one month, for the paper that a coordinator signs: figures of villages and of groups of
 * topics, never a citizen. Formulas as in the overview (docs/architecture.md, "Indicators").
 */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import { longestDay } from "#domain/help-act.ts";
import { helpedOutcomes, type HelpOutcome } from "#domain/records/help-log.ts";
import type { Tables } from "../tables.ts";
import { countedHelps } from "./counted-helps.ts";
import { linkedPeopleIn } from "./linked-people.ts";
import { postsIn } from "./posts.ts";
import { questionAbout } from "./question.ts";
import { villagesIn } from "./work-done.ts";

export interface MonthReport {
  readonly area: string;
  /** YYYY-MM. */
  readonly month: string;
  readonly asOf: string;
  readonly figures: WorkOfMonth;
  readonly villages: number;
  /** With at least one help in the month. */
  readonly activeVillages: number;
  readonly volunteers: number;
  /** By group of the catalogue, most helps first. */
  readonly topics: readonly (WorkOfMonth & { readonly group: string })[];
  readonly byVillage: readonly (WorkOfMonth & VillageOfReport)[];
}

interface VillageOfReport {
  readonly code: string;
  readonly nameTh: string;
  readonly nameEn: string;
  /** Names of those who hold the post today. */
  readonly volunteers: readonly string[];
}

export interface WorkOfMonth {
  /** Different people who were helped. */
  readonly people: number;
  readonly helps: number;
  readonly done: number;
  readonly partly: number;
  readonly referred: number;
  /** Not yet, or declined. */
  readonly notDone: number;
  /** Helps of groups, and the people in them, who cannot be told apart. */
  readonly groupHelps: number;
  readonly groupPeople: number;
  /** Of one volunteer no more on a day than a day may have. */
  readonly minutes: number;
}

export const monthReportOf = async (
  db: Kysely<Tables>,
  { area, month }: { readonly area: string; readonly month: string },
  now: string,
): Promise<MonthReport> => {
  const question = questionAbout(area, now);
  const helps = (await countedHelps(db, question.partitions)
    .select(["help.village", "help.day", "help.volunteer", "help.minutes", "help.outcome", "help.group_count"])
    .select(["help.topic", "help.topic2", "help.topic3", "help.person_key"])
    .where("help.day", ">=", `${month}-01`)
    .where("help.day", "<=", `${month}-31`)
    .execute()) as readonly Help[]; // outcomes are checked when they are written
  const { rootOf } = await linkedPeopleIn(db, question);
  const villages = await villagesIn(db, question);
  const posts = groupBy(await postsIn(db, question), ({ village }) => village);
  const groupOf = await topicGroups(db);
  const inVillage = groupBy(helps, ({ village }) => village);
  const inGroup = new Map<string, Help[]>();
  for (const help of helps) {
    const codes = [help.topic, help.topic2, help.topic3].filter((code) => code !== null);
    for (const group of new Set(codes.map((code) => groupOf.get(code) ?? OTHER))) {
      inGroup.set(group, [...(inGroup.get(group) ?? []), help]);
    }
  }
  const work = (some: readonly Help[] = []): WorkOfMonth => workOf(some, rootOf);
  return {
    area,
    month,
    asOf: now,
    figures: work(helps),
    villages: villages.length,
    activeVillages: villages.filter(({ code }) => inVillage.has(code)).length,
    volunteers: new Set([...posts.values()].flat().map(({ userId }) => userId)).size,
    topics: [...inGroup]
      .map(([group, some]) => ({ group, ...work(some) }))
      .toSorted((a, b) => b.helps - a.helps || (a.group < b.group ? -1 : 1)),
    byVillage: villages.map(({ code, nameTh, nameEn }) => ({
      code,
      nameTh,
      nameEn,
      volunteers: (posts.get(code) ?? []).map(({ name }) => name),
      ...work(inVillage.get(code)),
    })),
  };
};

interface Help {
  readonly village: string;
  readonly day: string;
  readonly volunteer: string;
  readonly minutes: number;
  readonly outcome: HelpOutcome;
  readonly group_count: number | null;
  readonly topic: string | null;
  readonly topic2: string | null;
  readonly topic3: string | null;
  readonly person_key: string | null;
}

const workOf = (helps: readonly Help[], rootOf: (person: string) => string): WorkOfMonth => {
  const helped = helps.filter(({ outcome }) => helpedOutcomes.includes(outcome));
  const people = helped.flatMap(({ person_key: person }) => (person === null ? [] : [rootOf(person)]));
  const groups = helped.flatMap(({ group_count: count }) => count ?? []);
  const withOutcome = (...some: readonly HelpOutcome[]) => helps.filter(({ outcome }) => some.includes(outcome)).length;
  const days = groupBy(helps, ({ volunteer, day }) => `${volunteer} ${day}`);
  return {
    people: new Set(people).size,
    helps: helps.length,
    done: withOutcome("done"),
    partly: withOutcome("partly"),
    referred: withOutcome("referred"),
    notDone: withOutcome("not_yet", "declined"),
    groupHelps: groups.length,
    groupPeople: sum(groups),
    minutes: sum([...days.values()].map((day) => Math.min(longestDay, sum(day.map(({ minutes }) => minutes))))),
  };
};

/** Groups of topics by code, as the catalogue has them. */
const topicGroups = async (db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> => {
  const rows = await db
    .selectFrom("row")
    .select(["id", "body"])
    .where("p", "=", "g")
    .where("kind", "=", "topic")
    .where("body", "is not", null)
    .execute();
  // Only checked bodies are written there.
  return new Map(rows.map(({ id, body }) => [id, (JSON.parse(body ?? "{}") as { readonly group: string }).group]));
};

/** What a newer phone sends belongs somewhere until the server knows the topic, too. */
const OTHER = "OTH";

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
