/** The kinds of value that records share, each with its limit. */
import * as v from "valibot";

/** A record's id: a UUIDv7 made on the phone. */
export const id = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
);

/** The 8-digit code of a village: sub-district code and two digits of moo (Department of Provincial Administration). */
export const villageCode = v.pipe(v.string(), v.regex(/^\d{8}$/));

/** Text of 1 to `max` UTF-16 units with something to see, without control characters other than line breaks and tabs. */
export const line = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max),
    v.regex(/[^\s\p{Default_Ignorable_Code_Point}]/u),
    v.regex(/^[\P{Cc}\n\r\t]*$/u),
  );

/** A Gregorian calendar day that there is, YYYY-MM-DD, of the years 2000 to 2100: a year of the Buddhist era is none. */
export const day = v.pipe(
  v.string(),
  v.isoDate(),
  v.check((text) => isRealDay(text)),
  v.minValue("2000-01-01"),
  v.maxValue("2100-12-31"),
);

/**
 * A moment, ISO 8601 in UTC with Z, as a phone's clock said it. From 1970 on, for that is what a phone says that lost
 * its clock; up to 2700, for one that was set to the Buddhist year says 2569 (M3).
 */
export const instant = v.pipe(
  v.string(),
  v.maxLength(32),
  v.isoTimestamp(),
  v.regex(/Z$/),
  v.check((text) => isRealDay(text.slice(0, 10))),
  // Compared as text, and a whole moment is longer than its year.
  v.minValue("1970"),
  v.maxValue("2701"),
);

// Only a look at the calendar tells that there is no 31 February: its pattern is right, and Date makes it 3 March.
const isRealDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

export const wholeNumber = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** As people say and write it; no more than digits and what stands between them. */
export const phoneNumber = v.pipe(v.string(), v.maxLength(20), v.regex(/^[0-9+() -]{3,20}$/));

/** A course as the catalogue names it: "FAKE-3". */
export const courseCode = v.pipe(v.string(), v.regex(/^[A-Z]{2,8}-\d{1,2}$/));

/** Where a cohort belongs: a centre, or an area of 2, 4 or 6 digits. */
export const cohortHost = v.pipe(v.string(), v.regex(/^(?!(?:\d\d)*00)(?:\d{6}-\d{2}|(?:\d\d){1,3})$/));

/** A session of a cohort: "s1". */
export const sessionId = v.pipe(v.string(), v.regex(/^s[1-9]\d?$/));

/** The secret that only a cohort's poster shows. */
export const posterCode = v.pipe(v.string(), v.regex(/^[A-Z0-9]{8}$/));

/** A topic's code, such as `ID-THAID`. */
export const topicCode = v.pipe(v.string(), v.maxLength(24), v.regex(/^[A-Z]+[A-Z0-9]*-[A-Z0-9]+$/));
