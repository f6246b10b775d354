/**
 * Folding for search: people type names without tone marks, with a stray space, in either case. Both the name and the
 * query are folded, and hits are mapped back to the letters as written so that a screen can highlight them.
 */

/** The text as it is compared: lower case, no tone marks or accents, no spaces, hyphens, dots or joiners. */
export const fold = (text: string): string => foldLetter(text); // whole, because a list folds thousands of names

/**
 * Where `query` occurs in `text`, as `[start, end)` ranges of the original text, left to right, not overlapping. A range
 * takes in the marks that sit on its last letter, so that a highlight never splits a letter from its tone mark.
 */
export const matchRanges = (text: string, query: string): readonly (readonly [number, number])[] => {
  const wanted = fold(query);
  if (wanted === "") return [];
  const { folded, starts, ends } = foldWithOrigin(text);
  const ranges: (readonly [number, number])[] = [];
  let at = folded.indexOf(wanted);
  while (at !== -1) {
    ranges.push([starts[at] ?? 0, ends[at + wanted.length - 1] ?? text.length]);
    at = folded.indexOf(wanted, at + wanted.length);
  }
  return ranges;
};

interface Folded {
  readonly folded: string;
  /** For each UTF-16 unit of `folded`, where its letter starts in the original … */
  readonly starts: readonly number[];
  /** … and where that letter ends, with the ignored marks that follow it. */
  readonly ends: readonly number[];
}

const foldWithOrigin = (text: string): Folded => {
  let folded = "";
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = foldLetter(letter);
    const end = at + letter.length;
    if (plain === "" && mark.test(letter)) ends.fill(end, lastLetterStart(starts));
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(at);
      ends.push(end);
    }
    folded += plain;
    at = end;
  }
  return { folded, starts, ends };
};

/** The first unit that came from the same original letter as the last unit: one letter may fold to several units. */
const lastLetterStart = (starts: readonly number[]): number => {
  const last = starts.at(-1);
  return last === undefined ? 0 : starts.indexOf(last);
};

// NFKD also opens sara am (ำ) into nikhahit and sara aa; the pair is kept, so both spellings compare as equal.
// Two เ are often typed for one แ, and look the same.
const foldLetter = (letter: string): string =>
  letter.normalize("NFKD").toLowerCase().replace(ignored, "").replace(/แ/gu, "เเ");

// Tone marks, maitaikhu, thanthakhat, yamakkan; phinthu, which Unicode moves before a vowel below; accents on Latin letters; spaces; hyphens, dots, apostrophes; joiners.
const ignored =
  /\u0E3A|[\u0E47-\u0E4C]|\u0E4E|[\u0300-\u036F]|[\s.\-\u2010-\u2015'’\u2800\p{Default_Ignorable_Code_Point}]/gu;
const mark = /^(?:\u0E3A|[\u0E47-\u0E4C]|\u0E4E|[\u0300-\u036F]|\p{Default_Ignorable_Code_Point})$/u;
