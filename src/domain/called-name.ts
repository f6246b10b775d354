import type { Citizen } from "./records/citizen.ts";

/** What the village calls a person: the nickname when there is one. */
export const calledName = ({ name, nickname }: Pick<Citizen, "name" | "nickname">): string => nickname ?? name;
