/** The kinds of value that records share, each with its limit. */
import * as v from "valibot";

/** A record's id: a UUIDv7 made on the phone. */
export const id = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
);

/** The 8-digit code of a village: sub-district code and two digits of moo (Department of Provincial Administration). */
export const villageCode = v.pipe(v.string(), v.regex(/^\d{8}$/));

/** Text of 1 to `max` UTF-16 units, not blank, without control characters other than line breaks and tabs. */
export const line = (max: number) => v.pipe(v.string(), v.maxLength(max), v.regex(/\S/), v.regex(/^[\P{Cc}\n\r\t]*$/u));

/** A Gregorian calendar day, YYYY-MM-DD. */
export const day = v.pipe(v.string(), v.isoDate());

/** A moment, ISO 8601 in UTC with Z. */
export const instant = v.pipe(v.string(), v.isoTimestamp(), v.maxLength(32), v.regex(/Z$/));

export const wholeNumber = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));

/** A topic's code, such as `ID-THAID`. */
export const topicCode = v.pipe(v.string(), v.maxLength(24), v.regex(/^[A-Z]+[A-Z0-9]*-[A-Z0-9]+$/));
