/**
 * Course material on the phone: a catalogue, and parts under the name of what is in them. It is nobody's own, so it lies
 * in a database beside the people's, unsealed, once for everybody who uses this phone.
 */
import { Dexie, type EntityTable } from "dexie";
import * as v from "valibot";
import {
  catalogueSchema,
  coursePart,
  partsOf,
  type Course,
  type CourseLanguage,
  type CoursePart,
} from "#domain/course.ts";

/** A part as it came: JSON text whose SHA-256 begins with `hash`. */
export interface ShelvedPart {
  readonly hash: string;
  readonly text: string;
}

/** The newest list of courses, by "catalogue"; and each course that is kept whole, as it was when the last part arrived. */
export interface ShelfNote {
  readonly name: string;
  readonly courses: readonly Course[];
  readonly etag?: string;
}

export interface CourseShelf {
  readonly dexie: Dexie;
  readonly parts: EntityTable<ShelvedPart, "hash">;
  readonly notes: EntityTable<ShelfNote, "name">;
}

/** `indexedDb` stands in for the browser's in tests. */
export const openShelf = (indexedDb?: IDBFactory): CourseShelf => {
  const dexie = new Dexie("asa-courses", { ...(indexedDb && { indexedDB: indexedDb }) });
  dexie.version(1).stores({ parts: "hash", notes: "name" });
  return { dexie, parts: dexie.table("parts"), notes: dexie.table("notes") };
};

let opened: CourseShelf | undefined;
/** The browser's. */
export const shelf = (): CourseShelf => (opened ??= openShelf());

export const CATALOGUE = "catalogue";
export const keptName = (code: string, language: CourseLanguage): string => `kept:${code}:${language}`;

/** Null where there is none that this version can read, and where the shelf cannot be opened. */
export const catalogueOn = async ({ notes }: CourseShelf): Promise<readonly Course[] | null> => {
  try {
    return coursesIn(await notes.get(CATALOGUE));
  } catch (error) {
    console.warn(error);
    return null;
  }
};

const coursesIn = (note: ShelfNote | undefined): readonly Course[] | null => {
  const read = v.safeParse(catalogueSchema, { courses: note?.courses });
  return read.success ? read.output.courses : null;
};

/** A course as this phone can open it. */
export interface CourseHere {
  /** The newest whose parts are all here; else the one that is kept whole; else the newest. */
  readonly course: Course;
  /** Parts of the newest that are here, and that there are. */
  readonly here: number;
  readonly of: number;
  /** The person wants it whole, newer texts too. */
  readonly isKept: boolean;
}

export const courseHere = async (
  { parts, notes }: CourseShelf,
  newest: Course,
  language: CourseLanguage,
): Promise<CourseHere> => {
  const kept = coursesIn(await notes.get(keptName(newest.code, language)))?.[0];
  const wanted = [...new Set(partsOf(newest.languages[language]))];
  const here = await parts.where("hash").anyOf(wanted).count();
  const course = here === wanted.length ? newest : (kept ?? newest);
  return { course, here, of: wanted.length, isKept: kept !== undefined };
};

/** In the asked order; null where one is not here, or is not what it should be. */
export const readParts = async ({ parts }: CourseShelf, hashes: readonly string[]): Promise<CoursePart[] | null> => {
  const rows = await parts.bulkGet([...hashes]);
  const read = rows.flatMap((row) => (row ? (partIn(row.text) ?? []) : []));
  return read.length === hashes.length ? read : null;
};

/** Null for what is no part of a course. */
export const partIn = (text: string): CoursePart | null => {
  try {
    const parsed = v.safeParse(coursePart, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
};

/** Lets go of parts that neither the catalogue nor a kept course names any more. */
export const tidyShelf = async ({ dexie, parts, notes }: CourseShelf): Promise<void> =>
  dexie.transaction("rw", parts, notes, async () => {
    const courses = (await notes.toArray()).flatMap((note) => coursesIn(note) ?? []);
    const named = new Set(courses.flatMap(({ languages }) => Object.values(languages).flatMap(partsOf)));
    const keys = await parts.toCollection().primaryKeys();
    await parts.bulkDelete(keys.filter((hash) => !named.has(hash)));
  });
