/** Who may call what. A rule is named in the route table, and gives what it found out about the caller, or the refusal. */
import { isWithin, areaLevel } from "#domain/area.ts";
import { roleRules, type Grant } from "#domain/roles.ts";
import type { Account } from "./accounts.ts";
import { Problem } from "./problem.ts";
import type { Session } from "./sessions.ts";

/** A person on a phone that is signed in. */
export interface Caller {
  readonly session: Session;
  readonly account: Account;
}

export interface Asked {
  readonly query: Readonly<Record<string, unknown>>;
  /** Looks the session up; null without a valid one, "revoked" where it was taken from a lost phone. */
  readonly caller: () => Promise<Caller | "revoked" | null>;
  /** The same for a session that was taken from its phone; null for any other. */
  readonly revokedCaller: () => Promise<Caller | null>;
}

export type Rule<Who> = (asked: Asked) => Promise<Who | Problem>;

/** Signed in or not: the answer tells nothing about anybody. */
export const anyone: Rule<null> = async () => null;

export const signedIn: Rule<Caller> = async ({ caller }) => {
  const found = await caller();
  return found === "revoked" ? revoked() : (found ?? new Problem(401, "signedOut"));
};

/** A phone that was taken away. All it may do is hand in what it had sealed. */
export const revokedPhone: Rule<Caller> = async ({ revokedCaller }) =>
  (await revokedCaller()) ?? new Problem(401, "signedOut");

/** Says to a phone that was reported lost: drop your keys. */
export const revoked = (): Problem => new Problem(401, "revoked", { wipe: true });

export interface Coordinator extends Caller {
  /** Area codes of their posts, the widest first: 2, 4 or 6 digits. */
  readonly areas: readonly string[];
}

export const coordinator: Rule<Coordinator> = async (asked) => {
  const caller = await signedIn(asked);
  if (caller instanceof Problem) return caller;
  const areas = caller.account.grants
    .filter(({ role }) => roleRules[role].coordinates)
    .map(({ scope }) => scope)
    .toSorted((a, b) => a.length - b.length);
  return areas.length === 0 ? new Problem(403, "notCoordinator") : { ...caller, areas };
};

export interface CoordinatorOf extends Coordinator {
  /** The area asked for, inside the coordinator's own. 2, 4 or 6 digits. */
  readonly area: string;
}

/** A coordinator of the area in the query, or of one around it. Without an area: of their own, the widest. */
export const coordinatorOf: Rule<CoordinatorOf> = async (asked) => {
  const found = await coordinator(asked);
  if (found instanceof Problem) return found;
  const area = asked.query["area"] ?? found.areas[0];
  const level = typeof area === "string" ? areaLevel(area) : null;
  if (typeof area !== "string" || level === null || level === "village") {
    return new Problem(400, "field", { field: "area" });
  }
  return found.areas.some((own) => isWithin(own, area)) ? { ...found, area } : new Problem(403, "outsideArea");
};

/** Somebody who reads the whole country's figures. */
export const nationReader: Rule<Caller> = async (asked) => {
  const caller = await signedIn(asked);
  if (caller instanceof Problem) return caller;
  return caller.account.grants.some(({ role }) => roleRules[role].readsNation)
    ? caller
    : new Problem(403, "notNational");
};

export interface Administrator extends Caller {
  /** Areas of their posts; "00" is the country. */
  readonly areas: readonly string[];
}

export const administrator: Rule<Administrator> = async (asked) => {
  const caller = await signedIn(asked);
  if (caller instanceof Problem) return caller;
  const areas = caller.account.grants.filter(({ role }) => role === "administrator").map(({ scope }) => scope);
  return areas.length === 0 ? new Problem(403, "notAdministrator") : { ...caller, areas };
};

export interface Inviter extends Caller {
  /** The posts that let them invite. */
  readonly inviting: readonly Grant[];
}

/** Somebody whose post gives posts: which, people/may-give.ts says. */
export const inviter: Rule<Inviter> = async (asked) => {
  const caller = await signedIn(asked);
  if (caller instanceof Problem) return caller;
  const inviting = caller.account.grants.filter(({ role }) => roleRules[role].gives !== undefined);
  return inviting.length === 0 ? new Problem(403, "notCoordinator") : { ...caller, inviting };
};
