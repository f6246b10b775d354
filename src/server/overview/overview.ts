/**
 * What a coordinator sees of an area: posts and figures, never a citizen. Formulas: docs/architecture.md, "Indicators".
 */
import type { Kysely } from "kysely";
import { groupBy } from "#domain/group.ts";
import type { Tables } from "../tables.ts";
import { attentionIn, type VillageAttention } from "./attention.ts";
import { noPhone, phonesIn, postsIn, type Phones, type PhonesOfOne, type Post } from "./posts.ts";
import { questionAbout, type Question } from "./question.ts";
import { villagesIn, volunteerAt, workDoneIn, type Village, type WorkDone } from "./work-done.ts";

export interface Overview {
  readonly area: string;
  /** ISO instant: the figures hold everything that was sent by then. */
  readonly asOf: string;
  /** Buddhist era. */
  readonly fiscalYear: number;
  /** Phones of the area's volunteers, and those heard of in the last 14 days. */
  readonly devicesSent14Days: { readonly n: number; readonly of: number };
  /** D3: different people in the fiscal year. Groups are not people who can be told apart: they stand in `groupHelps`. */
  readonly peopleHelped: number;
  readonly groupHelps: number;
  /** The same people up to each village's own target: what one village has beyond it covers no other. */
  readonly towardsTarget: number;
  /** Sum of the villages' targets. */
  readonly target: number;
  readonly villages: number;
  /** D1: at least one help in the last 90 days. */
  readonly activeVillages: number;
  /** D2: volunteers not heard of for 30 days, or never. */
  readonly silentVolunteers: number;
  /** Volunteers whose phone told within the last 30 days that its records were gone. */
  readonly volunteersWithLostData: number;
  /** Values that lost to another person's and nobody has settled, and work that waits for a coordinator. */
  readonly openConflicts: number;
  readonly openReviews: number;
  readonly attention: readonly VillageAttention[];
  readonly subdistricts: readonly SubdistrictFigures[];
  /** Follow-ups that are late, and the villages where they are. */
  readonly overdue: { readonly followUps: number; readonly villages: number };
  /** `total`: different people. One of several villages has several `posts`, and a line of the list for each. */
  readonly volunteers: { readonly total: number; readonly posts: number; readonly list: readonly VolunteerFigures[] };
  readonly villagesWithoutVolunteer: readonly Pick<Village, "code" | "nameTh" | "nameEn">[];
  /** Which formula stands behind which figure, as `docs/architecture.md` numbers them. */
  readonly formulas: typeof formulas;
}

export interface SubdistrictFigures {
  readonly code: string;
  readonly villages: number;
  readonly activeVillages: number;
  readonly peopleHelped: number;
  readonly target: number;
}

export interface VolunteerFigures {
  readonly userId: string;
  readonly name: string;
  readonly phone: string | null;
  readonly village: string;
  /** Null where the village never had a target. */
  readonly villageNameTh: string | null;
  readonly villageNameEn: string | null;
  /** ISO instant; null for never. */
  readonly lastSeenAt: string | null;
  readonly lostData: PhonesOfOne["lostData"];
  readonly waitedDays: number;
  readonly isSilent: boolean;
  readonly peopleHelped: number;
  readonly target: number;
  readonly overdueFollowUps: number;
}

const formulas = { peopleHelped: "D3", activeVillages: "D1", silentVolunteers: "D2", volunteer: "V1" } as const;
const MOST_VOLUNTEERS = 500;

export const overviewOf = async (db: Kysely<Tables>, area: string, now: string): Promise<Overview> => {
  const question = questionAbout(area, now);
  const villages = await villagesIn(db, question);
  const work = await workDoneIn(db, question);
  const posts = await postsIn(db, question);
  const phones = await phonesIn(db, question);
  const attention = await attentionIn(db, question, villages);
  const volunteers = volunteerFigures(question, { villages, work, posts, phones });
  const staffed = new Set(posts.map((post) => post.village));
  const active = villages.filter(({ code }) => work.activeVillages.has(code));
  return {
    area,
    asOf: now,
    fiscalYear: question.fiscalYear,
    devicesSent14Days: { n: phones.heardOfLately, of: phones.count },
    peopleHelped: work.people,
    groupHelps: work.groupHelps,
    towardsTarget: sum(villages.map(({ code, target }) => Math.min(target, work.peopleByVillage.get(code) ?? 0))),
    target: sum(villages.map(({ target }) => target)),
    villages: villages.length,
    activeVillages: active.length,
    silentVolunteers: countPeople(volunteers.filter(({ isSilent }) => isSilent)),
    volunteersWithLostData: countPeople(volunteers.filter(({ lostData }) => lostData !== null)),
    openConflicts: sum(attention.map(({ openConflicts }) => openConflicts)),
    openReviews: sum(attention.map(({ openReviews }) => openReviews)),
    attention,
    subdistricts: subdistrictFigures(villages, work),
    overdue: overdueOf(work),
    volunteers: {
      total: countPeople(volunteers),
      posts: volunteers.length,
      list: volunteers.slice(0, MOST_VOLUNTEERS),
    },
    villagesWithoutVolunteer: villages
      .filter(({ code }) => !staffed.has(code))
      .map(({ code, nameTh, nameEn }) => ({ code, nameTh, nameEn })),
    formulas,
  };
};

const overdueOf = ({ overdueByVillage: late }: WorkDone) => ({
  followUps: sum([...late.values()]),
  villages: late.size,
});

const subdistrictFigures = (villages: readonly Village[], work: WorkDone): SubdistrictFigures[] =>
  [...groupBy(villages, ({ code }) => code.slice(0, 6))].map(([code, inside]) => ({
    code,
    villages: inside.length,
    activeVillages: inside.filter((village) => work.activeVillages.has(village.code)).length,
    peopleHelped: work.peopleBySubdistrict.get(code) ?? 0,
    target: sum(inside.map(({ target }) => target)),
  }));

interface Findings {
  readonly villages: readonly Village[];
  readonly work: WorkDone;
  readonly posts: readonly Post[];
  readonly phones: Phones;
}

/** Silent ones first, the longest silent at the top: they need a call. */
const volunteerFigures = (question: Question, { villages, work, posts, phones }: Findings): VolunteerFigures[] => {
  const byCode = new Map(villages.map((village) => [village.code, village]));
  return posts
    .map((post) => {
      const village = byCode.get(post.village);
      const phone = phones.byUser.get(post.userId) ?? noPhone;
      const { lastSeenAt } = phone;
      return {
        ...post,
        villageNameTh: village?.nameTh ?? null,
        villageNameEn: village?.nameEn ?? null,
        ...phone,
        isSilent: lastSeenAt === null || lastSeenAt < question.silentSince,
        peopleHelped: work.peopleByVolunteer.get(volunteerAt(post.userId, post.village)) ?? 0,
        target: village?.target ?? 0,
        overdueFollowUps: work.overdueByVillage.get(post.village) ?? 0,
      };
    })
    .toSorted(
      (a, b) =>
        compare(a.lastSeenAt ?? "", b.lastSeenAt ?? "") || compare(a.village, b.village) || compare(a.userId, b.userId),
    );
};

const countPeople = (some: readonly VolunteerFigures[]): number => new Set(some.map(({ userId }) => userId)).size;
const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
