/** Who holds which post in a coordinator's area, and what the coordinator does about it: with a signal only. */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { roles, type Role } from "#domain/roles.ts";
import { tellServer, type AskError, type Refusal } from "./ask-server.ts";
import type { Question } from "./kept-answer.ts";

const instant = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const post = v.object({
  id: v.string(),
  /** A newer server may know more roles. */
  role: v.fallback(v.nullable(v.picklist(roles)), null),
  scope: v.string(),
  /** Thai calendar days. */
  from: v.string(),
  to: v.nullable(v.string()),
});

const holder = v.object({
  userId: v.string(),
  name: v.string(),
  phone: v.nullable(v.string()),
  /** Null for never. */
  lastSeenAt: v.nullable(instant),
  isInvited: v.boolean(),
  posts: v.array(post),
});

const village = v.object({
  code: v.string(),
  nameTh: v.nullable(v.string()),
  nameEn: v.nullable(v.string()),
  volunteers: count,
});

const schema = v.object({
  area: v.string(),
  asOf: instant,
  /** The list may be shorter than the total. */
  people: v.object({ total: count, list: v.array(holder) }),
  villages: v.array(village),
});

export type HeldPost = v.InferOutput<typeof post>;
export type PostHolder = v.InferOutput<typeof holder>;
export type StaffedVillage = v.InferOutput<typeof village>;
export type PostsInArea = v.InferOutput<typeof schema>;

export const postsOf = (area: string): Question<PostsInArea> => ({
  name: `posts:${area}`,
  path: `/v1/posts?area=${encodeURIComponent(area)}`,
  schema,
});

const made = v.object({
  id: v.string(),
  userId: v.string(),
  link: v.string(),
  linkUntil: instant,
  code: v.string(),
  codeUntil: instant,
});

/** Shown on this screen alone: nobody can be told again. */
export type MadeInvitation = v.InferOutput<typeof made>;

export interface PersonToInvite {
  readonly name: string;
  readonly phone?: string;
  readonly role: Role;
  readonly scope: string;
  /** Villages that nobody has had, and that are meant. */
  readonly newVillages: readonly string[];
}

export const invite = (
  fetchFrom: typeof fetch,
  person: PersonToInvite,
): Promise<Result<MadeInvitation, AskError | Refusal>> => invited(fetchFrom, "/v1/invitations", person);

/** `revoke`: every phone of theirs is a lost one from here on. */
export const inviteAgain = (
  fetchFrom: typeof fetch,
  person: { readonly userId: string; readonly revoke: boolean },
): Promise<Result<MadeInvitation, AskError | Refusal>> => invited(fetchFrom, "/v1/invitations/again", person);

const invited = async (
  fetchFrom: typeof fetch,
  path: string,
  body: object,
): Promise<Result<MadeInvitation, AskError | Refusal>> => {
  const answer = await tellServer(fetchFrom, path, body);
  if (!answer.ok) return answer;
  const parsed = v.safeParse(made, answer.value);
  // A hotspot's answer must not count as an invitation.
  return parsed.success ? ok(parsed.output) : err({ type: "offline" });
};

/** The last day of a post; yesterday ends it at once. */
export const endPost = async (
  fetchFrom: typeof fetch,
  ending: { readonly userId: string; readonly id: string; readonly to: string },
): Promise<Result<void, AskError | Refusal>> => {
  const answer = await tellServer(fetchFrom, "/v1/posts/end", ending);
  if (!answer.ok) return answer;
  return v.is(v.object({ to: v.string() }), answer.value) ? ok(undefined) : err({ type: "offline" });
};

export interface PostToGive {
  readonly userId: string;
  readonly role: Role;
  readonly scope: string;
  /** The first day. */
  readonly from: string;
  readonly newVillages: readonly string[];
  /** Ends on the day before. */
  readonly instead?: { readonly userId: string; readonly id: string };
}

export const givePost = async (
  fetchFrom: typeof fetch,
  giving: PostToGive,
): Promise<Result<void, AskError | Refusal>> => {
  const answer = await tellServer(fetchFrom, "/v1/posts/give", giving);
  if (!answer.ok) return answer;
  return v.is(v.object({ from: v.string() }), answer.value) ? ok(undefined) : err({ type: "offline" });
};
