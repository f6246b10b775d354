import type { AnsweredEntry } from "#data/phone-database.ts";
import type { EntryFacts } from "./entry-facts.ts";

/** The village that an entry is about: whoever coordinates there is asked. Undefined when nothing says it. */
export const villageOf = (
  { partition }: AnsweredEntry,
  { body, personArea }: EntryFacts,
  ownVillages: readonly string[],
): string | undefined => {
  const said = body["areaCode"];
  if (typeof said === "string" && VILLAGE.test(said)) return said;
  const subdistrict = partition.startsWith("t:") ? partition.slice(2) : undefined;
  return personArea ?? ownVillages.find((village) => village.slice(0, 6) === subdistrict) ?? ownVillages[0];
};

const VILLAGE = /^\d{8}$/;
