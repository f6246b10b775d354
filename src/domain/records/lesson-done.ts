import * as v from "valibot";
import { id, instant, villageCode } from "../field-types.ts";
import { ownHome, villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

const fields = {
  /** Who learnt it, or with whom on their phone it was learnt. */
  by: id,
  /** The citizen who learnt it; absent: `by` themselves. */
  citizenId: v.exactOptional(id),
  /** The citizen's village. */
  areaCode: v.exactOptional(villageCode),
  /** As the catalogue names it: "FAKE-3". */
  course: v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-\d{1,2}$/)),
  /** Module and place in it: "2/1". */
  item: v.pipe(v.string(), v.regex(/^\d{1,2}\/\d{1,2}$/)),
  /** The text that was read: the beginning of its SHA-256. */
  part: v.pipe(v.string(), v.regex(/^[\da-f]{16}$/)),
  at: instant,
};

/** A lesson was read to its end, or a practice done. Two of one lesson count once (`course-progress.ts`). */
export const lessonDone = defineKind<typeof fields>()("lessonDone", {
  since: 5,
  indexes: ["course", "citizenId"],
  home: (body) => (body.areaCode === undefined ? ownHome(body.by) : villageHome(body.areaCode)),
  author: "by",
  merge: {
    by: "immutable",
    citizenId: "immutable",
    areaCode: "immutable",
    course: "immutable",
    item: "immutable",
    part: "immutable",
    at: "immutable",
  },
  subject: { person: "citizenId" },
});

export const lessonDoneRecord = defineRecord(lessonDone, {
  fields,
  read: roles,
  write: roles,
  changedBy: "author",
  personal: ["citizenId"],
  retention: { days: 1826, from: "made", then: "remove" },
  check: (body) =>
    (body.citizenId === undefined) === (body.areaCode === undefined) ? null : { field: "areaCode", code: "missing" },
});

export type LessonDone = RecordOf<typeof lessonDone>;
