/** A house number in the words around it: "บ้านเลขที่ ๑๒/๓ หมู่ 1". */
import { arabicDigits } from "./digits.ts";
import { withoutInvisible } from "./invisible.ts";

export interface HouseWords {
  /** What is left: the number, and whatever else was typed, in Arabic digits. */
  readonly rest: string;
  /** The number of the village in its sub-district, when it was typed. */
  readonly moo: number | null;
}

export const houseWords = (text: string): HouseWords => {
  const plain = withoutInvisible(arabicDigits(text))
    .replace(/\s*[/\u2044\u2215]\s*(?=\d)/gu, "/")
    .replace(houseWord, " ");
  const moo = mooWord.exec(plain)?.groups?.["moo"];
  const rest = plain.replace(mooWord, " ").replace(/\s+/gu, " ").trim();
  return { rest, moo: moo === undefined ? null : Number(moo) };
};

const houseWord = /(?:บ้าน)?เลขที่(?:\s*บ้าน)?|บ้าน\s*(?=\d)|\bhouse(?:\s+(?:no|number))?\b\.?/giu;
const mooWord = /(?:(?<![ก-๙])(?:หมู่\s*ที่|หมู่|ม\.|ม(?=\s*\d))|\bmoo\b\.?)\s*(?<moo>\d{1,2})(?!\d)/iu;
