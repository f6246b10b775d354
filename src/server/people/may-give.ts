/** Whom somebody may invite, and whose phones they may look after. Nobody gives more than they have. */
import { isWithin } from "#domain/area.ts";
import { ownHome } from "#domain/homes.ts";
import { areaOf, COUNTRY, roleRules, type Grant, type Role } from "#domain/roles.ts";
import { addDays } from "#domain/thai-day.ts";
import type { ServerParts } from "../server-parts.ts";

/** `outsideArea`: not there; `beyondPost`: there, but not theirs to give. */
export type GiveError = "outsideArea" | "beyondPost";

/** Null when one of the posts lets its holder give this one. */
export const cannotGive = (inviting: readonly Grant[], post: Grant): GiveError | null => {
  const around = inviting.filter((own) => holds(own, post.scope));
  if (around.length === 0) return "outsideArea";
  return around.some((own) => gives(own, post)) ? null : "beyondPost";
};

const holds = ({ scope }: Grant, place: string): boolean => {
  const area = areaOf(place);
  return area !== null && (scope === COUNTRY || isWithin(scope, area));
};

const gives = (own: Grant, { role, scope }: Grant): boolean => {
  const given = roleRules[own.role].gives?.[role];
  return given === "any" || (given === "narrower" && scope.length > own.scope.length);
};

export interface PersonInCare {
  readonly userId: string;
  readonly name: string;
  /** One of their posts, to know the invitation by. */
  readonly post: Grant;
}

/**
 * A person with an account every one of whose posts of today and of later days the caller could give: a code for them
 * acts as them, and a coordinator must not become somebody above through it. Who has no post any more counts by the
 * posts of the last 400 days. Null for anybody else, whether or not they exist.
 */
export const personInCare = async (
  { database, whole }: Pick<ServerParts, "database" | "whole">,
  inviting: readonly Grant[],
  userId: string,
  today: string,
): Promise<PersonInCare | null> => {
  const { partition } = ownHome(userId);
  const [user] = await database.db
    .selectFrom("fact_user")
    .select("name")
    .where("p", "=", partition)
    .where("id", "=", userId)
    .execute();
  if (!user) return null;
  // A post that the caller cannot see may be the one that puts the person out of their care.
  const rows = await whole.db
    .selectFrom("fact_membership")
    .select(["role", "scope", "to_day"])
    .where("p", "=", partition)
    .where((post) => post.or([post("to_day", "is", null), post("to_day", ">=", addDays(today, -PAST_DAYS))]))
    // The widest first: whoever may decide about that one may decide about the person.
    .orderBy("scope")
    .execute();
  const held = rows.filter(({ to_day }) => to_day === null || to_day >= today);
  // What stands in the fact table passed the record type's own check.
  const posts = (held.length > 0 ? held : rows).map(({ role, scope }): Grant => ({ role: role as Role, scope }));
  const [post] = posts;
  if (!post || posts.some((each) => cannotGive(inviting, each) !== null)) return null;
  return { userId, name: user.name, post };
};

const PAST_DAYS = 400;
