/** Where somebody stopped reading, and what they have answered so far: on this phone alone, until it is done. */
import type { PhoneDatabase } from "../phone-database.ts";

/** The page that a lesson was left at, from 0. */
export const readingPlace = async ({ kept }: PhoneDatabase, lesson: string): Promise<number> => {
  const value = (await kept.get(placeName(lesson)))?.value;
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : 0;
};

export const keepReadingPlace = async (
  { kept }: PhoneDatabase,
  lesson: string,
  page: number,
  now: Date,
): Promise<void> => {
  await kept.put({ name: placeName(lesson), asOf: now.toISOString(), value: page });
};

export const forgetReadingPlace = async ({ kept }: PhoneDatabase, lesson: string): Promise<void> =>
  kept.delete(placeName(lesson));

const placeName = (lesson: string): string => `reading:${lesson}`;
