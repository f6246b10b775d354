import * as v from "valibot";
import { day, id, instant, line, villageCode } from "../field-types.ts";
import { ownHome, villageHome } from "../homes.ts";
import { defineKind, type RecordOf } from "../record-kind.ts";
import { defineRecord } from "../record-type.ts";
import { roles } from "../roles.ts";

/**
 * `phone`: another phone acts as this person; `asks`: one wants to, and waits for their yes; `post`: a new volunteer;
 * `given`, `ended`: a post of the person's own.
 */
const accessNews = ["phone", "asks", "post", "given", "ended"] as const;

const fields = {
  what: v.picklist(accessNews),
  /** Whose account it is about, … */
  userId: id,
  /** … as they were called then. */
  name: line(300),
  /** The village that is told; absent: the person's own other phones are. */
  areaCode: v.exactOptional(villageCode),
  /** The phone's client id, as the list of phones names it. */
  clientId: v.exactOptional(id),
  /** The browser's family, by which a person knows their phones apart. */
  browser: v.exactOptional(line(40)),
  /** Who invited, gave or ended it, by name; absent for whoever runs the server. */
  by: v.exactOptional(line(300)),
  /** Of a post that was given or ended. */
  role: v.exactOptional(v.picklist(roles)),
  /** Its village by name: a phone that has lost the village knows it no more. */
  place: v.exactOptional(line(300)),
  /** Its first day, or its last. */
  day: v.exactOptional(day),
  at: instant,
  /** Of one that asks: when that is over. */
  until: v.exactOptional(instant),
};

/** Somebody or something new reads and writes here: said to those whose work it touches, so that nobody gets in unseen. */
export const accessNotice = defineKind<typeof fields>()("accessNotice", {
  since: 4,
  home: (body) => (body.areaCode === undefined ? ownHome(body.userId) : villageHome(body.areaCode)),
  subject: "account",
  merge: { userId: "immutable", areaCode: "immutable" },
});

export const accessNoticeRecord = defineRecord(accessNotice, {
  fields,
  read: roles,
  write: [],
  personal: ["name", "by"],
  retention: { days: 400, from: "made", then: "remove" },
});

export type AccessNotice = RecordOf<typeof accessNotice>;
