import type { AnsweredEntry } from "#data/phone-database.ts";

/** What there is to do first about an entry that was not simply taken. */
export type MainStepKind = "mend" | "resend" | "seen" | "none";

interface Can {
  /** A form opens with what was typed. */
  readonly canMend: boolean;
  /** The same change can be saved once more. */
  readonly canResend: boolean;
}

export const mainStep = ({ state, code = "", erased }: AnsweredEntry, { canMend, canResend }: Can): MainStepKind => {
  if (erased === true) return "seen";
  switch (state) {
    case "held":
      return "none"; // the coordinator's turn
    case "forbidden":
      return canResend ? "resend" : "none";
    case "rejected":
      if (NOT_TYPED.has(code)) return canResend ? "resend" : "none";
      return canMend ? "mend" : "none";
    case "gone":
      return canMend ? "mend" : "seen";
    default:
      return "seen";
  }
};

/** Nothing that was typed is at fault: a newer app, another post or a later try may be all it takes. */
const NOT_TYPED: ReadonlySet<string> = new Set("choice shape unknownKind malformed otherPlace author gap".split(" "));
