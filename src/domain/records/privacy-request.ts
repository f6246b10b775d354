import * as v from "valibot";
import { day, id, line, villageCode } from "../field-types.ts";
import { villageHome } from "../homes.ts";
import { defineKind } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { addDays } from "../thai-day.ts";

/** The rights that a person can use against the programme: PDPA B.E. 2562 s.30, s.36 with s.35, s.33, s.32. */
export const privacyRights = ["access", "correction", "erasure", "objection"] as const;
export type PrivacyRight = (typeof privacyRights)[number];

const fields = {
  areaCode: villageCode,
  asks: v.picklist(privacyRights),
  /** The person, or … */
  citizenId: v.exactOptional(id),
  /** … a name as it was said by phone, until somebody has found out who it is. */
  name: v.exactOptional(line(300)),
  /** Who took the request. */
  by: id,
  receivedOn: day,
  /** What exactly is asked for, such as which telephone number is wrong. */
  note: v.exactOptional(line(300)),
  state: v.picklist(["open", "refused", "done"]),
  /** Why it was refused: the person has a right to know, and the regulator to ask (s.39). */
  reason: v.exactOptional(line(300)),
};

/** A citizen asks for one of their rights. Somebody has to answer by a day, and a refusal says why. */
export const privacyRequest = defineKind<typeof fields>()("privacyRequest", {
  since: 2,
  indexes: ["citizenId", "state"],
  home: (body) => villageHome(body.areaCode),
  author: "by",
  merge: {
    areaCode: "immutable",
    asks: "immutable",
    citizenId: "immutable",
    by: "immutable",
    receivedOn: "immutable",
    // What was refused may still be done, after a complaint; what was done cannot be refused any more.
    state: { ladder: ["open", "refused", "done"] },
  },
  // A refusal without a reason is none, and the request goes on counting.
  subject: { person: "citizenId", empties: ["name", "note"], dashes: ["reason"] },
});

export const privacyRequestRecord = defineRecord(privacyRequest, {
  fields,
  // Coordinators follow no village's rows today: theirs is the count in the facts, until they are given a way in.
  read: ["volunteer", "coordinator"],
  write: ["volunteer", "coordinator"],
  removedBy: "server",
  personal: ["citizenId", "name", "note", "reason"],
  retention: { days: 1095, from: "settled", states: ["refused", "done"], then: "remove" },
  check: (body) => {
    if (body.citizenId === undefined && body.name === undefined) return { field: "citizenId", code: "whose" };
    return body.state === "refused" && body.reason === undefined ? { field: "reason", code: "missing" } : null;
  },
  facts: {
    columns: { village: "text", asks: "text", state: "text", due: "text" },
    row: (body) => ({
      village: body.areaCode,
      asks: body.asks,
      state: body.state,
      due: answerDueOn(body.asks, body.receivedOn),
    }),
  },
});

/** The last day on which an answer is in time. Reckoned, not kept: a day that somebody typed could be another one. */
export const answerDueOn = (asks: PrivacyRight, receivedOn: string): string =>
  addDays(receivedOn, DAYS_TO_ANSWER[asks]);

/**
 * The Act names 30 days for access (s.30); the regulator's notice of B.E. 2567 lets an erasure take 90 at most, backups
 * among it; for correction and objection nothing names a number. All are to be dealt with without delay, so none waits
 * longer than access. An objection stops the use at once; these days are for the answer.
 */
const DAYS_TO_ANSWER: Readonly<Record<PrivacyRight, number>> = {
  access: 30,
  correction: 30,
  erasure: 30,
  objection: 30,
};
