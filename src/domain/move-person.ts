/** A person moves to another village: their record and the open promises to them go there, the history stays. */
import type { FollowUp } from "./records/follow-up.ts";

/**
 * The changes of one act. Each record that moves gets its id in the other village here, so that the person and their
 * follow-ups find each other there whatever comes first.
 */
export const movePerson = (
  person: { readonly id: string; readonly seen: number },
  followUps: readonly FollowUp[],
  areaCode: string,
  newId: () => string,
  /** Given again when a refused move is mended: promises that were taken with it name the person there already. */
  citizenId = newId(),
) => [
  {
    op: "patch" as const,
    kind: "citizen",
    id: person.id,
    seen: person.seen,
    set: { movedTo: { areaCode, id: citizenId }, status: "moved" },
  },
  ...openOnes(followUps).map(({ id }) => ({
    op: "patch" as const,
    kind: "followUp",
    id,
    set: { movedTo: { areaCode, id: newId(), citizenId }, state: "dropped" },
  })),
];

export const openOnes = (followUps: readonly FollowUp[]): readonly FollowUp[] =>
  followUps.filter(({ state }) => state === "open");
