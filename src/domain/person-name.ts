/** How a village says who somebody is, and how its names are compared. */
import { fold } from "./fold.ts";
import { oneLine } from "./invisible.ts";
import { withoutTitle } from "./person-title.ts";

export interface Named {
  readonly name: string;
  readonly nickname?: string;
}

/** What the village calls a person: the nickname when there is one. */
export const calledName = ({ name, nickname }: Named): string => nickname ?? name;

/** The registered name, when people call the person by another one that does not say it already. */
export const otherName = ({ name, nickname }: Named): string | undefined =>
  nickname === undefined || fold(name) === fold(nickname) ? undefined : name;

/** Whether two people may be one: they share a name or a nickname, titles, tone marks and spaces aside. */
export const mayBeSame = (a: Named, b: Named): boolean => {
  const known = new Set(comparedNames(a));
  return comparedNames(b).some((name) => known.has(name));
};

const comparedNames = ({ name, nickname }: Named): string[] =>
  [name, nickname ?? ""].flatMap((text) => [fold(text), fold(withoutTitle(text.trim()))]).filter((text) => text !== "");

/** Equal for two writings of one name, with a title or without; tone marks do tell names apart. */
export const nameKey = (name: string): string =>
  withoutTitle(oneLine(name)).normalize("NFKD").replace(/\s/gu, "").toLowerCase();
