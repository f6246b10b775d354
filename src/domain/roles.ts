/**
 * Who a person is in the programme, and all that follows from it: where a post is held, what its holder's phone keeps a
 * copy of, what the server lets them read, and whom they may give a post. Everything that decides by role asks this table.
 */
import { areaLevel } from "./area.ts";
import { agencyHome, centreHome, cohortHome, villageHome, type Home } from "./homes.ts";

export const roles = ["volunteer", "centre", "trainer", "coordinator", "national", "agency", "administrator"] as const;
export type Role = (typeof roles)[number];

/** One post of one person, as it stands today: a role over a place. */
export interface Grant {
  readonly role: Role;
  /** Area code of 2, 4, 6 or 8 digits; "00" for the country; a centre's or an agency's code. */
  readonly scope: string;
}

export const COUNTRY = "00";

interface RoleRules {
  /** What the scope of such a post is. */
  readonly over: readonly PlaceKind[];
  /** Whose records a phone of its holder keeps, beside their own and what everybody knows. */
  readonly follows?: (scope: string) => Home;
  /** Reads posts and figures of the area, and decides about held work there. Nobody's record. */
  readonly coordinates?: true;
  /** Reads figures of the whole country, with nobody's name. */
  readonly readsNation?: true;
  /** Posts that its holder may give inside the area. `narrower`: only over a smaller area than the own. */
  readonly gives?: Partial<Readonly<Record<Role, "any" | "narrower">>>;
}

export const roleRules: Readonly<Record<Role, RoleRules>> = {
  volunteer: { over: ["village"], follows: villageHome },
  centre: { over: ["centre"], follows: centreHome },
  // Those who teach in an area share its cohorts.
  trainer: { over: ["area", "centre"], follows: cohortHome },
  coordinator: {
    over: ["area"],
    coordinates: true,
    // A coordinator makes none like themselves: an area's second coordinator is a decision from above.
    gives: { volunteer: "any", centre: "any", trainer: "any", coordinator: "narrower" },
  },
  national: { over: ["country"], readsNation: true },
  agency: { over: ["agency"], follows: agencyHome },
  administrator: {
    over: ["country", "area"],
    gives: {
      volunteer: "any",
      centre: "any",
      trainer: "any",
      coordinator: "any",
      national: "any",
      agency: "any",
      administrator: "any",
    },
  },
};

type PlaceKind = "village" | "centre" | "area" | "agency" | "country";

/** A centre is numbered inside its sub-district: `330104-01`. */
const CENTRE = /^(\d{6})-\d{2}$/;
const AGENCY = /^[a-z][0-9a-z-]{1,30}$/;

/** Null for what is no place. */
const placeKind = (scope: string): PlaceKind | null => {
  if (scope === COUNTRY) return "country";
  if (CENTRE.test(scope)) return areaLevel(scope.slice(0, 6)) === null ? null : "centre";
  if (AGENCY.test(scope)) return "agency";
  const level = areaLevel(scope);
  return level === null || level === "village" ? level : "area";
};

/** Whether there can be such a post at all. */
export const isPost = (role: Role, scope: string): boolean => {
  const kind = placeKind(scope);
  return kind !== null && roleRules[role].over.includes(kind);
};

/** The area that a post's place lies in, "00" for what belongs to the whole country; null for what is no place. */
export const areaOf = (scope: string): string | null => {
  const kind = placeKind(scope);
  if (kind === "agency") return COUNTRY;
  return kind === "centre" ? scope.slice(0, 6) : kind && scope;
};

/** The home of the records that the post's holder follows; null where there are none. */
export const followedBy = ({ role, scope }: Grant): Home | null =>
  isPost(role, scope) ? (roleRules[role].follows?.(scope) ?? null) : null;
