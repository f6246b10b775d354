import type { AnsweredEntry } from "#data/phone-database.ts";
import { recordKind } from "#domain/record-types.ts";

/** What there is to do about an entry that was not simply taken. */
export type EntryStep = "mend" | "resend" | "give" | "discard" | "seen";

interface Can {
  /** A form opens with what was typed. */
  readonly canMend: boolean;
  /** The same change can be saved once more. */
  readonly canResend: boolean;
  /** There is a coordinator to turn to: the village that it is about is known. */
  readonly canGive: boolean;
  /** The village that it is about is this person's, now. */
  readonly isOwnVillage: boolean;
}

export interface EntrySteps {
  /** What most often helps, under the thumb; undefined when it is somebody else's turn. */
  readonly main: EntryStep | undefined;
  /** The other ways on. */
  readonly others: readonly EntryStep[];
}

export const stepsFor = (entry: AnsweredEntry, can: Can): EntrySteps => {
  const { state, mutation, erased } = entry;
  // Nothing that was typed is lost: it is told, and that is all.
  const isToldOnly = erased === true || state === "merged" || state === "sent";
  const wasGoneAnyway = state === "gone" && (mutation.op === "delete" || !isWork(mutation.k));
  if (isToldOnly || wasGoneAnyway) return { main: "seen", others: [] };
  if (state === "held") return { main: undefined, others: [] };
  // A choice between two values, or what was handed to the coordinator: nothing that a coordinator could be asked about.
  if (!isWork(mutation.k) || !can.canGive) return { main: can.canResend ? "resend" : "seen", others: [] };
  const main = mainStep(entry, can);
  // Sent again to a village that is not theirs it would be refused again, unless their post is about to come.
  const isResendLeft = state === "forbidden" && can.canResend;
  const others: readonly EntryStep[] = isResendLeft ? ["give", "resend", "discard"] : ["give", "discard"];
  return { main, others: others.filter((step) => step !== main) };
};

const mainStep = ({ state, code = "" }: AnsweredEntry, { canMend, canResend, isOwnVillage }: Can): EntryStep => {
  if (state === "gone") return canMend ? "mend" : "discard";
  if (state === "forbidden") return canResend && isOwnVillage ? "resend" : "give";
  if (NOT_TYPED.has(code)) return canResend ? "resend" : "give";
  return canMend ? "mend" : "give";
};

/** What only repeats another record is none: a conflict, or what the coordinator was given. */
export const isWork = (kind: string): boolean => {
  const subject = recordKind(kind)?.subject;
  return typeof subject !== "object" || !("record" in subject);
};

/** Nothing that was typed is at fault: a newer app, another post or a later try may be all it takes. */
const NOT_TYPED: ReadonlySet<string> = new Set("choice shape unknownKind malformed otherPlace author gap".split(" "));
