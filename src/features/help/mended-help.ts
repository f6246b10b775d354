/** A help that the server refused, as the form shows it. */
import type { AnsweredEntry } from "#data/phone-database.ts";
import type { Phone } from "#data/phone.ts";
import { usualMinutes, usualPlaceFor, type Whom } from "#domain/help-act.ts";
import { helpOutcomes, helpPlaces, type HelpOutcome } from "#domain/records/help-log.ts";
import { thaiDay } from "#domain/thai-day.ts";
import type { Details } from "./details-sheet.tsx";

type Drafts = Parameters<Phone["save"]>[0];

export interface MendedHelp {
  /** Undefined when the refused one can never come back under its id. */
  readonly id: string | undefined;
  readonly at: string;
  readonly outcome: HelpOutcome | undefined;
  readonly details: Details;
  /** Gives the new help whatever the refused one held beside what the form asks. */
  readonly complete: (drafts: Drafts) => Drafts;
}

export const mendedHelp = ({ mutation, recordId, state }: AnsweredEntry, whom: Whom): MendedHelp => {
  const { set = {}, at } = mutation;
  const { minutes, note, topics, followUpId } = set;
  const typedAt = set["at"];
  const helpedAt = typeof typedAt === "string" && !Number.isNaN(Date.parse(typedAt)) ? typedAt : at;
  return {
    id: state === "gone" ? undefined : recordId,
    at: helpedAt,
    outcome: helpOutcomes.find((one) => one === set["outcome"]),
    details: {
      day: thaiDay(helpedAt),
      minutes: typeof minutes === "number" ? minutes : usualMinutes,
      place: helpPlaces.find((one) => one === set["place"]) ?? usualPlaceFor(whom),
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
