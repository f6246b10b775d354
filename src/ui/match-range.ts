/** Thai tone and other marks above the line, which people leave out when they search. */
const marks = /[\u0E47-\u0E4E]/u;

/**
 * Where `sought` stands in `text`, letter case and tone marks ignored, as a range that takes the marks of its last
 * letter along (half a letter must not be highlighted). Undefined when it is not there or nothing is sought.
 */
export const matchRange = (
  text: string,
  sought: string,
): { readonly start: number; readonly end: number } | undefined => {
  const letters = lettersOf(text);
  const wanted = lettersOf(sought.trim())
    .map(({ letter }) => letter)
    .join("");
  if (wanted === "") return undefined;
  const found = letters
    .map(({ letter }) => letter)
    .join("")
    .indexOf(wanted);
  if (found < 0) return undefined;
  const start = letters[found]?.at ?? 0;
  const end = letters[found + wanted.length]?.at ?? text.length;
  return { start, end };
};

/** Lower-case letters without marks, each with its place in the text. */
const lettersOf = (text: string) =>
  Array.from({ length: text.length }, (_, at) => ({ letter: text.charAt(at).toLowerCase(), at })).filter(
    ({ letter }) => !marks.test(letter),
  );
