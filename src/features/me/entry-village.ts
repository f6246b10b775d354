import type { AnsweredEntry } from "#data/phone-database.ts";
import type { EntryFacts } from "#features/feature.ts";

/** The village that an entry is about: whoever coordinates there is asked. Undefined when nothing says it. */
export const villageOf = (
  { partition }: AnsweredEntry,
  facts: EntryFacts,
  ownVillages: readonly string[],
): string | undefined => {
  const subdistrict = partition.startsWith("t:") ? partition.slice(2) : undefined;
  return saidVillage(facts) ?? ownVillages.find((village) => village.slice(0, 6) === subdistrict) ?? ownVillages[0];
};

/** The village that the work itself names, and nobody guessed. */
export const saidVillage = ({ body, person }: EntryFacts): string | undefined => {
  const said = body["areaCode"];
  return typeof said === "string" && VILLAGE.test(said) ? said : person?.areaCode;
};

const VILLAGE = /^\d{8}$/;
