/**
 * Logging a help as one act: the log, the follow-up that it answers, and how to take both back. Plain changes, in the
 * shape that the phone saves (src/sync/save.ts).
 */
import type { FollowUp } from "./records/follow-up.ts";
import type { HelpLog, HelpOutcome, HelpPlace } from "./records/help-log.ts";

/** One named person, or a group of so many. */
export type Whom = { readonly citizenId: string } | { readonly groupCount: number };

export interface HelpDetails {
  readonly id: string;
  readonly whom: Whom;
  readonly areaCode: string;
  readonly by: string;
  readonly at: string;
  readonly topic: string;
  readonly outcome: HelpOutcome;
  readonly minutes: number;
  readonly place: HelpPlace;
  readonly note: string;
  /** The follow-up that this help answers. */
  readonly followUpId: string | null;
}

/** What a help takes when nobody says otherwise. */
export const usualMinutes = 15;
/** Minutes that a help may take: less is no help, more are several days (src/domain/records/help-log.ts). */
export const shortestHelp = 5;
export const longestHelp = 480;
/**
 * Minutes of one volunteer on one day that count in a figure. Nobody helps for more than twelve hours a day: what goes
 * beyond is a slip of the finger, or made up, and one such day would outweigh a village's honest year.
 */
export const longestDay = 720;
export const usualPlaceFor = (whom: Whom): HelpPlace => ("groupCount" in whom ? "village" : "home");

export const logHelp = (help: HelpDetails) => {
  const { id, whom, topic, note, followUpId, ...rest } = help;
  const log = {
    op: "put" as const,
    kind: "helpLog",
    id,
    set: { ...rest, ...whom, topics: [topic], ...(note && { note }), ...(followUpId !== null && { followUpId }) },
  };
  const answered =
    followUpId === null ? [] : [{ op: "patch" as const, kind: "followUp", id: followUpId, set: { state: "done" } }];
  return [log, ...answered];
};

/** Takes a help back as if it had not been logged: the log goes, its follow-up is open again, the next one goes too. */
export const undoHelp = (log: HelpLog, next: FollowUp | null) => [
  { op: "delete" as const, kind: "helpLog", id: log.id },
  ...(log.followUpId === undefined
    ? []
    : [{ op: "patch" as const, kind: "followUp", id: log.followUpId, set: { state: "open" } }]),
  ...(next ? [{ op: "delete" as const, kind: "followUp", id: next.id }] : []),
];

/** A follow-up after a help, on the day `due`. Changes the one that was offered before, if any. */
export const planFollowUp = (
  log: HelpLog & { readonly citizenId: string },
  due: string,
  existing: FollowUp | null,
  newId: string,
) => {
  if (existing) return [{ op: "patch" as const, kind: "followUp", id: existing.id, set: { due } }];
  const { citizenId, areaCode, topics, id: helpLogId } = log;
  const [promise] = promiseFollowUp({ citizenId, areaCode, topic: topics[0] ?? "OTH-OTHER", due }, newId);
  return [{ ...promise, set: { ...promise.set, helpLogId } }];
};

/** A follow-up that no help came before: somebody was met on the way, or called. */
export const promiseFollowUp = (promised: Pick<FollowUp, "citizenId" | "areaCode" | "topic" | "due">, newId: string) =>
  [{ op: "put" as const, kind: "followUp", id: newId, set: { ...promised, priority: 2, state: "open" } }] as const;

/** Puts a follow-up off to another day: it counts how often, so that a coordinator sees what never happens. */
export const postpone = ({ id }: FollowUp, due: string) => [
  { op: "patch" as const, kind: "followUp", id, set: { due }, inc: { movedCount: 1 } },
];

/** It is not needed any more, and nobody was helped by it. */
export const dropFollowUp = ({ id }: FollowUp) => [
  { op: "patch" as const, kind: "followUp", id, set: { state: "dropped" } },
];
