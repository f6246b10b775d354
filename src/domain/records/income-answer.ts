import * as v from "valibot";
import { instant, wholeNumber } from "../field-types.ts";
import { learnerFields, learnerHome, learnerProblem, neverChanged } from "../learner.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { certificateCodeField } from "./revocation.ts";

/** `unsaid`: asked, and not wanted to say. */
export const incomeChanges = ["more", "same", "less", "none", "unsaid"] as const;
export type IncomeChange = (typeof incomeChanges)[number];

const fields = {
  ...learnerFields,
  /** The number of the certificate after which it was asked. */
  code: certificateCodeField,
  /** After it, 3 or 6. */
  months: v.pipe(
    v.number(),
    v.check((months) => months === 3 || months === 6),
  ),
  /** Income from what was learnt, beside that of before; `none`: they earn nothing from it. */
  change: v.picklist(incomeChanges),
  /** How much more or less, in baht a month, where they said so. */
  baht: v.exactOptional(wholeNumber(0, 1_000_000)),
  at: instant,
};

/** What somebody said about their income some months after a course. Never changed: asked again, it is another. */
export const incomeAnswer = defineKind<typeof fields>()("incomeAnswer", {
  since: 9,
  indexes: ["citizenId"],
  home: learnerHome,
  author: "by",
  merge: neverChanged("by", "citizenId", "areaCode", "code", "months", "change", "baht", "at"),
  subject: { person: "citizenId", empties: ["baht"] },
});

const LEARNERS = ["volunteer", "centre", "trainer", "coordinator"] as const;

export const incomeAnswerRecord = defineRecord(incomeAnswer, {
  fields,
  read: LEARNERS,
  write: LEARNERS,
  changedBy: "author",
  personal: ["citizenId", "baht"],
  retention: { days: 1826, from: "made", then: "remove" },
  check: (body) => {
    if (body.baht !== undefined && body.change !== "more" && body.change !== "less") {
      return { field: "baht", code: "shape" };
    }
    return learnerProblem(body);
  },
});

export type IncomeAnswer = RecordOf<typeof incomeAnswer>;
