/**
 * The short code of a certificate, as it is printed and typed: seven letters or digits and one more by which a typing
 * mistake is found. Neither 0, 1, I, L nor O is one of them, so that none is taken for another.
 */
const LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const CODE_LENGTH = 8;

/** `numbers`: one of 0–30 for each of the first seven places. */
export const certificateCode = (numbers: readonly number[]): string =>
  [...numbers, checkOf(numbers)].map((number) => LETTERS[number]).join("");

/** How many letters there are to choose from: a prime, so that the last one finds every single wrong or swapped one. */
export const LETTER_COUNT = LETTERS.length;

/** `AS7K-2M4P`. */
export const showCertificateCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

export type TypedCertificateCode =
  | { readonly type: "code"; readonly code: string }
  /** Something is wrong in it: it cannot be the code of any certificate. */
  | { readonly type: "mistyped" }
  | { readonly type: "short" };

/** Spaces, hyphens and capitals are all the same. */
export const readCertificateCode = (typed: string): TypedCertificateCode => {
  const code = typed
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[^A-Z0-9ก-๛]/gu, "");
  if (code.length < CODE_LENGTH) return { type: "short" };
  return isCertificateCode(code) ? { type: "code", code } : { type: "mistyped" };
};

export const isCertificateCode = (code: string): boolean => {
  const numbers = Array.from(code, (letter) => LETTERS.indexOf(letter));
  return numbers.length === CODE_LENGTH && !numbers.includes(-1) && checkOf(numbers.slice(0, -1)) === numbers.at(-1);
};

// Every place weighs differently, and no weight is a multiple of the prime.
const checkOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number, at) => sum + number * (at + 2), 0) % LETTER_COUNT;
