/** What a person's phone may follow and change: partitions, villages inside them, and roles. Rules P1–P4: docs/sync.md. */
import { groupBy } from "#domain/group.ts";
import { recordTypes } from "#domain/record-types.ts";
import type { Home } from "#domain/homes.ts";
import type { RecordType } from "#domain/record-type.ts";
import { followedBy, type Grant, type Role } from "#domain/roles.ts";

/** Who is asking, as the server knows them at this moment. */
export interface Actor {
  readonly userId: string;
  readonly name?: string;
  readonly grants: readonly Grant[];
  /** Posts that ended not long ago: late work for them is kept for review (P7). */
  readonly past?: readonly Grant[];
  /** Why late work is late, where it is not a lost post: it comes as the review's `code`. */
  readonly heldCode?: string;
}

export interface ScopePart {
  readonly partition: string;
  /** Villages inside the partition; rows for all readers ("") always count. */
  readonly audiences: readonly string[];
  readonly roles: readonly Role[];
}

/** Own records first, then the topics to work with, then what the posts follow: a phone can be worked with after its first page. */
export const scopeOf = (actor: Actor): ScopePart[] => {
  const own = {
    partition: "u:" + actor.userId,
    audiences: [],
    // Whoever lost their last post still reads what became of the work that they did in it (P7).
    roles: rolesIn([...actor.grants, ...(actor.past ?? [])]),
  };
  return [own, { partition: "g", audiences: [], roles: rolesIn(actor.grants) }, ...followedParts(actor.grants)];
};

const rolesIn = (grants: readonly Grant[]): Role[] => [...new Set(grants.map(({ role }) => role))].toSorted();

/** What the person followed, and does not have to be asked about any more. */
export const pastScopeOf = ({ past = [] }: Actor): ScopePart[] => followedParts(past);

export const mayRead = (parts: readonly ScopePart[], type: RecordType, home: Home): boolean =>
  parts.some((part) => isInside(part, home) && isAnyOf(type.read, part));

export const mayWrite = (parts: readonly ScopePart[], type: RecordType, home: Home): boolean =>
  parts.some((part) => isInside(part, home) && isAnyOf(type.write, part));

/** Kinds that the part lets a phone read, of those that it knows: `registry` is the version of its record types. */
export const kindsFor = (part: ScopePart, registry: number): string[] =>
  recordTypes.filter((type) => type.since <= registry && isAnyOf(type.read, part)).map((type) => type.kind);

const isInside = ({ partition, audiences }: ScopePart, home: Home): boolean =>
  partition === home.partition && (home.audience === "" || audiences.includes(home.audience));

const isAnyOf = (roles: readonly Role[], part: ScopePart): boolean => roles.some((role) => part.roles.includes(role));

/**
 * Short fingerprint of what a part lets a phone see that knows this version of the record types; another one for the same
 * version means that the partition starts again.
 */
export const scopeMark = (part: ScopePart, registry: number): string => {
  const text = JSON.stringify([part.audiences, kindsFor(part, registry)]);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // 25 bits, five letters: an idle exchange is paid for by the byte.
  return (hash >>> 7).toString(36);
};

/** Who holds no post that follows records gets figures, not people (DESIGN section 6). */
const followedParts = (grants: readonly Grant[]): ScopePart[] => {
  const followed = grants.flatMap((grant) => {
    const home = followedBy(grant);
    return home ? [{ ...home, role: grant.role }] : [];
  });
  return [...groupBy(followed, ({ partition }) => partition)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([partition, posts]) => ({
      partition,
      audiences: [...new Set(posts.map(({ audience }) => audience))].filter((audience) => audience !== "").toSorted(),
      roles: [...new Set(posts.map(({ role }) => role))].toSorted(),
    }));
};
