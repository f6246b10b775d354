import * as v from "valibot";
import { cohortHost, id, instant, line, phoneNumber, villageCode } from "../field-types.ts";
import { cohortHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";

const fields = {
  host: cohortHost,
  cohortId: id,
  name: line(300),
  /** Somebody with an account, or … */
  userId: v.exactOptional(id),
  /** … a citizen; without both, a name that was typed. */
  citizenId: v.exactOptional(id),
  /** The learner's village. */
  areaCode: v.exactOptional(villageCode),
  phone: v.exactOptional(phoneNumber),
  seat: v.picklist(["place", "waiting", "withdrawn"]),
  at: instant,
  by: id,
  /** The number of the certificate that was given for it. */
  certificate: v.exactOptional(line(200)),
};

/** Somebody's place in a cohort. */
export const enrolment = defineKind<typeof fields>()("enrolment", {
  since: 7,
  indexes: ["cohortId"],
  home: ({ host }) => cohortHome(host),
  author: "by",
  merge: {
    host: "immutable",
    cohortId: "immutable",
    userId: "immutable",
    citizenId: "immutable",
    at: "immutable",
    by: "immutable",
  },
  subject: { person: "citizenId", dashes: ["name"], empties: ["phone"] },
});

export const enrolmentRecord = defineRecord(enrolment, {
  fields,
  read: ["trainer", "centre"],
  write: ["trainer", "centre"],
  serverFields: ["certificate"],
  personal: ["name", "phone", "citizenId"],
  retention: { days: 1826, from: "made", then: "remove" },
  check: ({ citizenId, areaCode }) =>
    citizenId !== undefined && areaCode === undefined ? { field: "areaCode", code: "missing" } : null,
});

export type Enrolment = RecordOf<typeof enrolment>;
