import * as v from "valibot";
import { id, instant, line, topicCode, villageCode, wholeNumber } from "../field-types.ts";
import { fiscalYearOf } from "../fiscal-year.ts";
import { villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { thaiDay } from "../thai-day.ts";

export const helpPlaces = ["home", "centre", "village", "phone", "line"] as const;
export const helpOutcomes = ["done", "partly", "not_yet", "referred", "declined"] as const;
export type HelpPlace = (typeof helpPlaces)[number];
export type HelpOutcome = (typeof helpOutcomes)[number];

/**
 * Outcomes of which one says that somebody was helped: it is what the figures of people count (indicators V1 and D3). Who
 * did not want help, or has not been helped yet, is work that was done and no person helped.
 */
export const helpedOutcomes: readonly HelpOutcome[] = ["done", "partly", "referred"];

/** How often one help can be put right. */
export const mostCorrections = 20;

const fields = {
  /** One person, or … */
  citizenId: v.exactOptional(id),
  /** … a group of people who are not named. */
  groupCount: v.exactOptional(wholeNumber(2, 200)),
  areaCode: villageCode,
  /** The volunteer's user id. */
  by: id,
  /** When the help was given, as the phone's clock said. */
  at: instant,
  minutes: wholeNumber(5, 480),
  place: v.picklist(helpPlaces),
  topics: v.pipe(v.array(topicCode), v.minLength(1), v.maxLength(3)),
  outcome: v.picklist(helpOutcomes),
  note: v.exactOptional(line(300)),
  followUpId: v.exactOptional(id),
  /** What was put right afterwards, each as JSON text with what stood there before (help-correction.ts). */
  corrections: v.exactOptional(v.pipe(v.array(line(1000)), v.maxLength(mostCorrections))),
};

/** One help: whom, with what, for how long, and how it went. The count of these is what a volunteer is thanked for. */
export const helpLog = defineKind<typeof fields>()("helpLog", {
  indexes: ["citizenId", "at"],
  home: (body) => villageHome(body.areaCode),
  author: "by",
  version: 2,
  merge: { areaCode: "immutable", by: "immutable", citizenId: "immutable", corrections: "set" },
  subject: { person: "citizenId", empties: ["note", "corrections"] },
});

export const helpLogRecord = defineRecord(helpLog, {
  fields,
  read: ["volunteer"],
  write: ["volunteer"],
  changedBy: "author",
  personal: ["citizenId", "note", "corrections"],
  /** The help goes on counting; what was written about it does not stay. */
  retention: { days: 1095, from: "made", then: "blank", fields: ["note", "corrections"] },
  // Version 2 brought the corrections.
  upcast: { 1: (body) => body },
  check: (body) =>
    (body.citizenId === undefined) === (body.groupCount === undefined) ? { field: "citizenId", code: "whom" } : null,
  facts: {
    columns: {
      village: "text",
      day: "text",
      fiscal_year: "integer",
      minutes: "integer",
      outcome: "text",
      topic: "text",
      topic2: "text",
      topic3: "text",
      person_key: "text",
      group_count: "integer",
      volunteer: "text",
    },
    row: (body, { keyed, receivedAt }) => {
      const day = thaiDay(likelyTime(body.at, receivedAt));
      return {
        village: body.areaCode,
        day,
        fiscal_year: fiscalYearOf(day),
        minutes: body.minutes,
        outcome: body.outcome,
        topic: body.topics[0] ?? null,
        topic2: body.topics[1] ?? null,
        topic3: body.topics[2] ?? null,
        person_key: body.citizenId === undefined ? null : keyed(body.citizenId),
        group_count: body.groupCount ?? null,
        volunteer: body.by,
      };
    },
  },
});

// A clock that runs ahead would move the help into a month, or a fiscal year, that is not over.
const likelyTime = (at: string, receivedAt: string): string =>
  Date.parse(at) - Date.parse(receivedAt) > DAY_MS ? receivedAt : at;

const DAY_MS = 24 * 60 * 60 * 1000;

export type HelpLog = RecordOf<typeof helpLog>;
