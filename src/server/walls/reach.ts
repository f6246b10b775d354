/** How far a request may reach into the database: what the row wall is told before each of its transactions. */
import { COUNTRY, followedBy, roleRules } from "#domain/roles.ts";
import type { Account } from "../accounts.ts";

export interface Reach {
  /** Whose own partitions are open. */
  readonly people: readonly string[];
  /** Partitions of centres and agencies, open whole. */
  readonly places: readonly string[];
  /** Villages whose records may be read and written: 8 digits. */
  readonly villages: readonly string[];
  /** Villages of posts that ended: a push has to see their rows to hold late work (P7), and nothing else does. */
  readonly past: readonly string[];
  /** Areas of which figures, posts and held work may be read; "00" is the country. */
  readonly areas: readonly string[];
}

export const reachOf = ({ userId, grants, past }: Pick<Account, "userId" | "grants" | "past">): Reach => ({
  people: [userId],
  places: homesOf(grants).flatMap(({ partition, audience }) => (audience === "" ? [partition] : [])),
  villages: villagesIn(grants),
  past: villagesIn(past),
  areas: grants.filter(({ role }) => looksAfterArea(role)).map(({ scope }) => scope),
});

/** Figures, posts and held work of the area: whoever coordinates or gives posts there. */
const looksAfterArea = (role: Account["grants"][number]["role"]): boolean =>
  roleRules[role].coordinates === true || roleRules[role].gives !== undefined;

const homesOf = (posts: Account["grants"]) => posts.map(followedBy).filter((home) => home !== null);

const villagesIn = (posts: Account["grants"]): string[] =>
  homesOf(posts).flatMap(({ audience }) => (audience === "" ? [] : [audience]));

export const wider = (reach: Reach, more: Partial<Reach>): Reach => ({
  people: [...reach.people, ...(more.people ?? [])],
  places: [...reach.places, ...(more.places ?? [])],
  villages: [...reach.villages, ...(more.villages ?? [])],
  past: [...reach.past, ...(more.past ?? [])],
  areas: [...reach.areas, ...(more.areas ?? [])],
});

/** For a push alone. */
export const withPast = (reach: Reach): Reach => wider(reach, { villages: reach.past });

/** As PostgreSQL settings. Throws on what is neither an id nor an area: it would be a bug, and could be a hole. */
export const settingsFor = ({ people, places, villages, areas }: Reach): Readonly<Record<string, string>> => {
  const settings = {
    "asa.people": people.join(),
    "asa.own": [...people.map((id) => `u:${id}`), ...places].join(),
    "asa.villages": villages.join(),
    "asa.subdistricts": [...new Set(villages.map((village) => `t:${village.slice(0, 6)}`))].join(),
    "asa.areas": areas.map((area) => (area === COUNTRY ? "%" : `${area}%`)).join(),
  };
  const wrong = Object.values(settings).find((value) => !/^[\w:,%-]*$/u.test(value));
  if (wrong !== undefined) throw new Error("A reach holds what is neither an id nor an area.");
  return settings;
};
