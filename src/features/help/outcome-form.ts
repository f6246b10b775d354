import * as v from "valibot";
import { helpOutcomes, helpPlaces } from "#domain/records/help-log.ts";

/** The answers about one help while they are given; kept on the phone, for a day. */
export const outcomeFormSchema = v.object({
  outcome: v.picklist([...helpOutcomes, ""]),
  day: v.pipe(v.string(), v.isoDate()),
  minutes: v.number(),
  place: v.picklist(helpPlaces),
  note: v.string(),
});

export const helpDrafts = { family: "draft:help:", ms: 24 * 60 * 60 * 1000 };
