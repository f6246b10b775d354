/** The text of a file whose encoding nobody wrote down: Thai Excel saves windows-874 where others save UTF-8. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-874";

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Null for what is no text, or in an encoding that cannot be told. */
export const decodeText = (bytes: Uint8Array): DecodedText | null => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decoded(bytes, "utf-16le");
  if (first === 0xfe && second === 0xff) return decoded(bytes, "utf-16be");
  const utf8 = decoded(bytes, "utf-8");
  if (utf8 && !isSuspicious(utf8.text)) return utf8;
  const thai = decoded(bytes, "windows-874");
  return thai && readsAsThai(thai.text) ? thai : utf8;
};

const decoded = (bytes: Uint8Array, encoding: Encoding): DecodedText | null => {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : { text, encoding };
  } catch {
    return null;
  }
};

/**
 * Some words in windows-874 are UTF-8 by chance: แดง reads as one Greek letter, เบญ as one of Lao. Such readings are of
 * scripts that no roster here is written in, or of words of a single letter.
 */
const isSuspicious = (text: string): boolean => {
  const words = text.match(/[^\p{ASCII}]+/gu) ?? [];
  if (words.length === 0 || /[\p{Script=Thai}\p{Script=Latin}]/u.test(words.join(""))) return false;
  const letters = words.join("");
  return Array.from(letters).length < words.length * SHORTEST_WORD || !likelyScript.test(letters);
};

const likelyScript =
  /[\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Han}\p{Script=Arabic}\p{Script=Devanagari}]/u;

/** Nearly all letters beyond English are Thai, and the signs above and below sit on a letter. */
const readsAsThai = (text: string): boolean => {
  const beyond = text.match(/[^\p{ASCII}\s]/gu)?.length ?? 0;
  const thai = text.match(/\p{Script=Thai}/gu)?.length ?? 0;
  const signs = text.match(/[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/gu)?.length ?? 0;
  const seated =
    text.match(/(?<=[\u0E01-\u0E2E\u0E31\u0E34-\u0E3A\u0E47-\u0E4E])[\u0E31\u0E34-\u0E3A\u0E47-\u0E4E]/gu)?.length ?? 0;
  return thai > 0 && thai >= beyond * MOST_LETTERS && seated >= signs * MOST_LETTERS;
};

const SHORTEST_WORD = 1.5;
const MOST_LETTERS = 0.9;
