/**
 * Putting a logged help right: its author within seven days, afterwards only what a coordinator accepts. What stood there
 * before stays readable with the help.
 */
import * as v from "valibot";
import type { Json } from "./json.ts";
import { helpOutcomes, helpPlaces, mostCorrections, type HelpLog } from "./records/help-log.ts";
import { daysBetween, thaiDay } from "./thai-day.ts";

/** Whole days after the help, by the calendar in Thailand. */
const CORRECTION_DAYS = 7;

/** What can be put right. Whom it was for cannot: such a help is taken back, and logged for whom it was. */
export type HelpValues = Pick<HelpLog, "at" | "minutes" | "outcome" | "place" | "topics"> & { readonly note: string };

export const valuesOf = ({ at, minutes, outcome, place, topics, note = "" }: HelpLog): HelpValues => ({
  at,
  minutes,
  outcome,
  place,
  topics,
  note,
});

/** `self`: at once. `coordinator`: by asking. `full`: it was put right too often. `other`: somebody else logged it. */
export type WhoCorrects = "self" | "coordinator" | "full" | "other";

export const whoCorrects = (log: HelpLog, userId: string, today: string): WhoCorrects => {
  if (log.by !== userId) return "other";
  if ((log.corrections ?? []).length >= mostCorrections) return "full";
  return daysBetween(thaiDay(log.at), today) <= CORRECTION_DAYS ? "self" : "coordinator";
};

/** What the change does to the record; null when nothing was changed. `at`: the phone's clock, ISO instant. */
export const correctionOf = (log: HelpLog, values: HelpValues, at: string) => {
  const before = valuesOf(log);
  const changed = fieldNames.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(values[field]));
  if (changed.length === 0) return null;
  const was = Object.fromEntries(changed.map((field) => [field, before[field]]));
  const set = Object.fromEntries(changed.map((field): [string, Json] => [field, kept(values[field])]));
  return { set, add: { corrections: [JSON.stringify({ at, was })] } };
};

/** An emptied note is no note. */
const kept = (value: HelpValues[keyof HelpValues]): Json => (value === "" ? null : value);

const fieldNames = ["at", "minutes", "outcome", "place", "topics", "note"] as const;

export interface Correction {
  readonly at: string;
  /** The values before, of the fields that were changed. */
  readonly was: Partial<HelpValues>;
}

const correction = v.object({
  at: v.pipe(v.string(), v.isoTimestamp()),
  was: v.partial(
    v.object({
      at: v.pipe(v.string(), v.isoTimestamp()),
      minutes: v.number(),
      outcome: v.picklist(helpOutcomes),
      place: v.picklist(helpPlaces),
      topics: v.array(v.string()),
      note: v.string(),
    }),
  ),
});

/** Newest first. What another version wrote in a way that this one cannot read is left out. */
export const correctionsOf = ({ corrections = [] }: HelpLog): readonly Correction[] =>
  corrections
    .flatMap((text): Correction[] => {
      const read = v.safeParse(v.pipe(v.string(), v.parseJson(), correction), text);
      return read.success ? [read.output as Correction] : [];
    })
    .sort((a, b) => b.at.localeCompare(a.at));
