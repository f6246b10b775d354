/**
 * Finding people by what a volunteer types: a name with or without tone marks or title, a nickname, a house number. The
 * index is made when the data changes, so that a keystroke only compares text (DESIGN section 8: 100 ms for 5,000).
 */
import { arabicDigits } from "./digits.ts";
import { fold } from "./fold.ts";
import { calledName, withoutTitle, type Named } from "./person-name.ts";

export interface PersonToFind extends Named {
  readonly id: string;
  readonly houseNo?: string;
  readonly status: "active" | "moved" | "died" | "withdrawn";
}

interface Entry<P> {
  readonly person: P;
  /** All that the rest of the entry is made from; equal text means that the entry can be used again. */
  readonly source: string;
  readonly called: string;
  /** Folded names, each after a line break: "\nป้าสมใจ" also finds where a name begins. */
  readonly names: string;
  readonly houseNo: string;
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
 * or the beginning of a name, then the rest, then people who moved or died. Equal ones stay in the order of the list.
 */
export const findPeople = <P extends PersonToFind>(index: PeopleIndex<P>, query: string): Found<P> => {
  const words = searchWords(query);
  if (words.length === 0) {
    const people = index.flatMap(({ person }) => (person.status === "active" ? [person] : []));
    return { people, of: people.length };
  }
  const ranked: P[][] = [[], [], []];
  for (const entry of index) ranked[rank(entry, words)]?.push(entry.person);
  return { people: ranked.flat(), of: index.length };
};

/** Who is no longer looked after here: they moved, died, or asked to leave the list. */
export const peopleAway = <P extends PersonToFind>(index: PeopleIndex<P>): readonly P[] =>
  index.flatMap(({ person }) => (person.status === "active" ? [] : [person]));

/** Each word of a query in the ways it may stand in a name; the first is as typed. */
export const searchWords = (query: string): readonly (readonly SearchWord[])[] =>
  arabicDigits(query)
    .replace(houseWord, " ")
    .split(/\s+/u)
    .flatMap((text) => {
      const ways = [...new Set([text, withoutTitle(text)])].map((way) => ({ text: way, folded: fold(way) }));
      return ways[0]?.folded === "" ? [] : [ways];
    });

export interface SearchWord {
  readonly text: string;
  readonly folded: string;
}

/** The searched word that stands in this part of a name, to be marked there; "" when none does. */
export const wordToMark = (part: string, words: readonly SearchWord[]): string => {
  const folded = fold(part);
  return words.find((word) => folded.includes(word.folded))?.text ?? "";
};

/** Whether someone who types this means a house rather than a person. */
export const looksLikeHouseNo = (query: string): boolean => /^\d+(?:\s*[/-]\s*\d+)*$/u.test(houseNoOf(query));

/** The house number in a query: Arabic digits, without the words before it. */
export const houseNoOf = (query: string): string => arabicDigits(query).replace(houseWord, " ").trim();

/** What is known of somebody who was searched for and not found: a house or a name, or nothing. */
export const newPersonStart = (typed: string): { readonly name?: string; readonly house?: string } => {
  if (typed === "") return {};
  return looksLikeHouseNo(typed) ? { house: houseNoOf(typed) } : { name: typed };
};

const entryOf = <P extends PersonToFind>(person: P): Entry<P> => {
  const texts = [person.nickname ?? "", person.name, withoutTitle(person.name), withoutTitle(person.nickname ?? "")];
  const names = [...new Set(texts.map(fold))].filter((text) => text !== "");
  return {
    person,
    source: sourceOf(person),
    called: calledName(person),
    names: names.map((name) => `\n${name}`).join(""),
    houseNo: fold(arabicDigits(person.houseNo ?? "")),
  };
};

const sourceOf = ({ name, nickname, houseNo }: PersonToFind): string => `${name}\n${nickname ?? ""}\n${houseNo ?? ""}`;

const rank = ({ person, names, houseNo }: Entry<PersonToFind>, words: readonly (readonly SearchWord[])[]): number => {
  let best = 1;
  for (const ways of words) {
    if (ways.some(({ folded }) => houseNo === folded || names.includes(`\n${folded}`))) best = 0;
    else if (!ways.some(({ folded }) => names.includes(folded) || houseNo.startsWith(folded))) return NOT_FOUND;
  }
  return person.status === "active" ? best : 2;
};

const NOT_FOUND = -1;
const PEOPLE_BETWEEN_PAUSES = 250;
const houseWord = /(?:บ้าน)?เลขที่|\bhouse(?:\s+no)?\b\.?/giu;
