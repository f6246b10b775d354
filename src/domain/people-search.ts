/**
 * Finding people by what a volunteer types: a name with or without tone marks or title, a nickname, a house number, a
 * telephone number. The index is made when the data changes, so that a keystroke only compares text (DESIGN section 8:
 * 100 ms for 5,000).
 */
import { fold } from "./fold.ts";
import { houseWords } from "./house-number.ts";
import { oneLine } from "./invisible.ts";
import { readQuery, type PeopleQuery, type SearchWord } from "./people-query.ts";
import { calledName, type Named } from "./person-name.ts";
import { withoutTitle } from "./person-title.ts";
import { nationalDigits } from "./phone-number.ts";

export interface PersonToFind extends Named {
  readonly id: string;
  readonly houseNo?: string;
  readonly phone?: string;
  readonly areaCode?: string;
  readonly status: "active" | "moved" | "died" | "withdrawn";
}

interface Entry<P> {
  readonly person: P;
  /** All that the rest of the entry is made from; equal text means that the entry can be used again. */
  readonly source: string;
  readonly called: string;
  /** Folded: given and whole names each between line breaks, the words behind them after a tab. */
  readonly names: string;
  readonly houseNo: string;
  readonly phone: string;
}

/** People in the order of the list. */
export type PeopleIndex<P> = readonly Entry<P>[];

export interface Found<P> {
  readonly people: readonly P[];
  /** How many were searched. */
  readonly of: number;
}

/**
 * `compare` is the collation of the list. Entries of `before` are used again in their order, so that after one change
 * nearly everything is in place already. `pause` lets the screen go on during the first 5,000.
 */
export const indexPeople = async <P extends PersonToFind>(
  people: readonly P[],
  compare: (a: string, b: string) => number,
  before: PeopleIndex<P> = [],
  pause: () => Promise<void> = async () => {},
): Promise<PeopleIndex<P>> => {
  const missing = new Map(people.map((person) => [person.id, person]));
  const entries: Entry<P>[] = [];
  for (const entry of before) {
    const person = missing.get(entry.person.id);
    if (!person || sourceOf(person) !== entry.source) continue;
    entries.push({ ...entry, person });
    missing.delete(person.id);
  }
  let made = 0;
  for (const person of missing.values()) {
    if (made > 0 && made % PEOPLE_BETWEEN_PAUSES === 0) await pause();
    entries.push(entryOf(person));
    made++;
  }
  if (made >= PEOPLE_BETWEEN_PAUSES) await pause();
  entries.sort((a, b) => compare(a.called, b.called) || (a.person.id < b.person.id ? -1 : 1));
  return entries;
};

/**
 * Without a query: those who are looked after now. With one, everybody who fits each of its words; best first: the house
 * or the whole given name, then names that begin so, then surnames, then the rest, then people who moved or died. Equal
 * ones stay in the order of the list. A title is cut from the query only as far as nobody is called what was typed.
 */
export const findPeople = <P extends PersonToFind>(index: PeopleIndex<P>, query: string): Found<P> => {
  const { words, moo, isTitle } = readQuery(query);
  if (words.length === 0 && moo === null) {
    const people = index.flatMap(({ person }) => (person.status === "active" ? [person] : []));
    return { people, of: people.length };
  }
  const look = (cut: Cut): P[] => {
    const ranked: P[][] = [[], [], [], [], [], []];
    for (const entry of index) {
      const fits = rank(entry, words, cut);
      if (fits > (isTitle ? BEGINS : INSIDE)) continue;
      const isOther = moo !== null && !isOfMoo(entry.person, moo);
      if (isOther && words.length === 0) continue;
      ranked[entry.person.status !== "active" ? AWAY : isOther ? OTHER_MOO : fits]?.push(entry.person);
    }
    const [whole = [], ...others] = ranked;
    return [...spelledFirst(whole, words), ...others.flat()];
  };
  const typed = look("none");
  const hasCut = words.some((ways) => ways.length > 1);
  if (!hasCut) return { people: typed, of: index.length };
  if (typed.length === 0) return { people: look("any"), of: index.length };
  return { people: [...new Set([...typed, ...look("whole")])], of: index.length };
};

/** Of whole names that differ only in tone marks or a title, the one that was typed. */
const spelledFirst = <P extends PersonToFind>(people: readonly P[], words: PeopleQuery["words"]): P[] => {
  const typed = new Set(words.flatMap((ways) => ways.map(({ text }) => spelled(text))));
  const isGiven = (text: string): boolean => typed.has(spelled(text).split(" ")[0] ?? "");
  const likeness = ({ name, nickname = "" }: P): number => {
    if (isGiven(name) || isGiven(nickname)) return 0;
    return isGiven(withoutTitle(name)) || isGiven(withoutTitle(nickname)) ? 1 : 2;
  };
  return people
    .map((person) => ({ person, likeness: likeness(person) }))
    .sort((one, other) => one.likeness - other.likeness)
    .map(({ person }) => person);
};

const spelled = (text: string): string => oneLine(text).normalize("NFKD").toLowerCase();

/** What may fit of a name that a title was cut from: nothing, the whole name, or any part of one. */
type Cut = "none" | "whole" | "any";

/** Who is no longer looked after here: they moved, died, or asked to leave the list. */
export const peopleAway = <P extends PersonToFind>(index: PeopleIndex<P>): readonly P[] =>
  index.flatMap(({ person }) => (person.status === "active" ? [] : [person]));

const entryOf = <P extends PersonToFind>(person: P): Entry<P> => {
  const texts = [person.nickname ?? "", person.name].map(oneLine).filter((text) => text !== "");
  const firsts = new Set<string>();
  const rest = new Set<string>();
  for (const text of texts.flatMap((each) => [each, withoutTitle(each)])) {
    firsts.add(fold(text));
    const [given = "", ...others] = text.split(" ");
    firsts.add(fold(given));
    for (const other of others) rest.add(fold(other));
  }
  firsts.delete("");
  rest.delete("");
  const { houseNo, phone } = person;
  return {
    person,
    source: sourceOf(person),
    called: calledName(person),
    names: `\n${[...firsts].join("\n")}\n${[...rest].map((word) => `\t${word}`).join("")}`,
    houseNo: houseNo === undefined ? "" : fold(houseWords(houseNo).rest),
    phone: phone === undefined ? "" : nationalDigits(phone),
  };
};

const sourceOf = ({ name, nickname, houseNo, phone }: PersonToFind): string =>
  `${name}\n${nickname ?? ""}\n${houseNo ?? ""}\n${phone ?? ""}`;

const isOfMoo = ({ areaCode }: PersonToFind, moo: number): boolean =>
  areaCode === undefined || Number(areaCode.slice(6)) === moo;

const rank = (entry: Entry<PersonToFind>, words: readonly (readonly SearchWord[])[], cut: Cut): number => {
  let best = words.length === 0 ? WHOLE : INSIDE;
  for (const [typed, ...cuts] of words) {
    if (!typed) continue;
    let fits = rankOfWord(entry, typed);
    if (cut !== "none") {
      for (const way of cuts) {
        const without = rankOfWord(entry, way);
        if (cut === "any" || without === WHOLE) fits = Math.min(fits, without);
      }
    }
    if (fits === NOT_FOUND) return NOT_FOUND;
    best = Math.min(best, fits);
  }
  return best;
};

const rankOfWord = ({ names, houseNo, phone }: Entry<PersonToFind>, { folded, digits }: SearchWord): number => {
  if (houseNo === folded) return WHOLE;
  const at = names.indexOf(folded);
  if (at === -1) return houseNo.startsWith(folded) ? INSIDE : rankOfPhone(phone, digits);
  if (names.includes(`\n${folded}\n`)) return WHOLE;
  if (names.includes(`\n${folded}`)) return BEGINS;
  return names.includes(`\t${folded}`) ? SURNAME : INSIDE;
};

const rankOfPhone = (phone: string, digits: string): number => {
  if (digits === "" || phone === "") return NOT_FOUND;
  if (phone === digits) return WHOLE;
  if (phone.startsWith(digits)) return BEGINS;
  return digits.length >= LAST_DIGITS && phone.endsWith(digits) ? SURNAME : NOT_FOUND;
};

// In the order in which they are shown.
const WHOLE = 0;
const BEGINS = 1;
const SURNAME = 2;
const INSIDE = 3;
const OTHER_MOO = 4;
const AWAY = 5;
const NOT_FOUND = 9;
const LAST_DIGITS = 4;
const PEOPLE_BETWEEN_PAUSES = 250;
