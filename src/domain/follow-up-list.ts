import type { FollowUp } from "./records/follow-up.ts";

/** Open follow-ups due by `today`, as a volunteer works them off: late ones, the most pressing, the longest waiting. */
export const dueFollowUps = (followUps: readonly FollowUp[], today: string): FollowUp[] =>
  openFollowUps(followUps)
    .filter(({ due }) => due <= today)
    .sort((a, b) => Number(b.due < today) - Number(a.due < today));

/** The next open follow-up after `today`, or undefined. */
export const nextFollowUp = (followUps: readonly FollowUp[], today: string): FollowUp | undefined =>
  openFollowUps(followUps)
    .filter(({ due }) => due > today)
    .sort((a, b) => a.due.localeCompare(b.due))[0];

const openFollowUps = (followUps: readonly FollowUp[]): FollowUp[] =>
  followUps
    .filter(({ state }) => state === "open")
    .sort((a, b) => a.priority - b.priority || a.due.localeCompare(b.due) || a.id.localeCompare(b.id));
