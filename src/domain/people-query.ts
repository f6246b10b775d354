/** What somebody types to find a person, taken apart: words of a name, a house, a telephone number. */
import { fold } from "./fold.ts";
import { houseWords } from "./house-number.ts";
import { oneLine } from "./invisible.ts";
import { isOnlyTitle, joined, withoutTitle } from "./person-title.ts";
import { nationalDigits, readPhone } from "./phone-number.ts";

export interface SearchWord {
  readonly text: string;
  readonly folded: string;
  /** As they are dialled; "" for what is no telephone number or only two digits of one: those are houses. */
  readonly digits: string;
}

export interface PeopleQuery {
  /** Each word in the ways it may stand in a name: as typed, then without a title. */
  readonly words: readonly (readonly SearchWord[])[];
  /** Of the village, when it was typed behind a house. */
  readonly moo: number | null;
  /** Nothing but a title: it finds whose name begins so. */
  readonly isTitle: boolean;
}

export const readQuery = (query: string): PeopleQuery => {
  const { rest, moo } = houseWords(joined(oneLine(query)));
  const typed = onePhone(rest).split(" ");
  const names = withoutTitlesAlone(typed);
  const isTitle = names.length === 0 && typed.some((text) => text !== "");
  if (isTitle) return { words: [titleWays(typed.join(""))], moo, isTitle };
  const words = names.map((text) => [...new Set([text, withoutTitle(text)])].map(searchWord));
  return { words: words.filter(([first]) => first?.folded !== ""), moo, isTitle };
};

/** Each word of a query in the ways it may stand in a name; the first is as typed. */
export const searchWords = (query: string): readonly (readonly SearchWord[])[] => readQuery(query).words;

/** The searched word that stands in this part of a name, to be marked there; "" when none does. */
export const wordToMark = (part: string, words: readonly SearchWord[]): string => {
  const folded = fold(part);
  return words.find((word) => folded.includes(word.folded))?.text ?? "";
};

/** Whether someone who types this means a house rather than a person. */
export const looksLikeHouseNo = (query: string): boolean => /^\d+(?:\s*[/-]\s*\d+)*$/u.test(houseNoOf(query));

/** The house number in a query: Arabic digits, without the words around it. */
export const houseNoOf = (query: string): string => houseWords(query).rest;

/** What is known of somebody who was searched for and not found: a house or a name, or nothing. */
export const newPersonStart = (typed: string): { readonly name?: string; readonly house?: string } => {
  const text = oneLine(typed);
  if (text === "" || typeof readPhone(text) === "string") return {};
  return looksLikeHouseNo(text) ? { house: houseNoOf(text) } : { name: text };
};

const searchWord = (text: string): SearchWord => {
  const isNumber = /^\+?[\d()-]{3,}$/u.test(text) && text.replace(/\D/gu, "").length >= SHORTEST_PHONE;
  return { text, folded: fold(text), digits: isNumber ? nationalDigits(text) : "" };
};

/** Digits with spaces between them are one telephone number when it begins like one: "081 234". */
const onePhone = (text: string): string =>
  text.replace(/(?<![^ ])(?:\+|\(?0)[\d()-]*(?: [\d()-]+)+(?![^ ])/gu, (number) => number.replaceAll(" ", ""));

/** Words that are only titles say nothing where a name follows: "นาย สมชาย", "ว่าที่ ร.ต. สมชาย". */
const withoutTitlesAlone = (words: readonly string[]): string[] => words.filter((word) => !isOnlyTitle(word));

/** "น.ส." and "นางสาว" are one title. */
const titleWays = (title: string): SearchWord[] => {
  const folded = fold(title);
  const pair = samePairs.find((each) => each.includes(folded)) ?? [];
  return [title, ...pair.filter((each) => each !== folded)].map(searchWord);
};
const samePairs = [
  ["นส", "นางสาว"],
  ["ดช", "เดกชาย"],
  ["ดญ", "เดกหญิง"],
];
const SHORTEST_PHONE = 3;
