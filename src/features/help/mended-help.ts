/** A help that the server refused, as the form shows it. */
import type { AnsweredEntry } from "#data/phone-database.ts";
import type { Phone } from "#data/phone.ts";
import { helpOutcomes, helpPlaces, type HelpOutcome } from "#domain/records/help-log.ts";
import { usualDetails, type Details } from "./details-sheet.tsx";

type Drafts = Parameters<Phone["save"]>[0];

/** The day stays the one that was typed until the person chooses another. */
export const AS_TYPED = -1;

export interface MendedHelp {
  /** Undefined when the refused one can never come back under its id. */
  readonly id: string | undefined;
  readonly at: string;
  readonly outcome: HelpOutcome | undefined;
  readonly details: Details;
  /** Gives the new help whatever the refused one held beside what the form asks. */
  readonly complete: (drafts: Drafts) => Drafts;
}

export const mendedHelp = ({ mutation, recordId, state }: AnsweredEntry): MendedHelp => {
  const { set = {}, at } = mutation;
  const { minutes, note, topics, followUpId } = set;
  const typedAt = set["at"];
  return {
    id: state === "gone" ? undefined : recordId,
    at: typeof typedAt === "string" && !Number.isNaN(Date.parse(typedAt)) ? typedAt : at,
    outcome: helpOutcomes.find((one) => one === set["outcome"]),
    details: {
      daysAgo: AS_TYPED,
      minutes: typeof minutes === "number" ? minutes : usualDetails.minutes,
      place: helpPlaces.find((one) => one === set["place"]) ?? usualDetails.place,
      note: typeof note === "string" ? note : "",
    },
    complete: (drafts) =>
      drafts.map((draft) =>
        draft.op === "put" && draft.kind === mutation.k
          ? {
              ...draft,
              set: {
                ...draft.set,
                ...(topics !== undefined && { topics }),
                ...(followUpId !== undefined && { followUpId }),
              },
            }
          : draft,
      ),
  };
};
