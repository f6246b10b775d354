/**
 * Sign-in codes as people type them. The server makes them from letters that are not confused with each other
 * (no 0 O, 1 I L, 2 Z, 5 S), keeps eight, and alone decides whether a code is right.
 */
export const codeLength = 8;

export interface TypedCode {
  /** At most eight letters and digits, in capitals. */
  readonly letters: string;
  /** Why it may be wrong, as far as anyone can tell without the server. */
  readonly doubt: "thaiKeyboard" | "lookAlike" | null;
}

/** Any case, spaces and hyphens are the same to us; so are Thai and full-width digits, and a whole link or message. */
export const readTypedCode = (typed: string): TypedCode => {
  const plain = typed.normalize("NFKC").replace(/[๐-๙]/gu, thaiDigit);
  const letters = (inLink(plain) ?? plain.toUpperCase().replace(/[^A-Z0-9]/gu, "")).slice(0, codeLength);
  return { letters, doubt: doubtAbout(plain, letters) };
};

/** `ABCD-EFGH`, the hyphen as soon as there is something after it. */
export const showCode = (letters: string): string =>
  letters.length > half ? `${letters.slice(0, half)}-${letters.slice(half)}` : letters;

/**
 * The code that a sign-in link carries behind its `#`, where it never reaches a server's log, or the longer secret of a
 * QR, which nobody types; null for neither.
 */
export const codeInFragment = (fragment: string): string | null => {
  const secret = fragment.replace(/^#/u, "");
  return qrPattern.test(secret) ? secret : typedCodeIn(secret);
};

const typedCodeIn = (text: string): string | null => {
  const letters = text.toUpperCase().replaceAll("-", "");
  return codePattern.test(letters) ? letters : null;
};

const half = codeLength / 2;
const qrPattern = /^[\w-]{22}$/u;
const codePattern = /^[A-Z0-9]{8}$/u;

const inLink = (text: string): string | null => {
  const [, fragment] = /\/sign-in[^\s#]*#([\w-]+)/u.exec(text) ?? [];
  return fragment === undefined ? null : typedCodeIn(fragment);
};

const thaiDigit = (digit: string): string => String(digit.charCodeAt(0) - "๐".charCodeAt(0));

const doubtAbout = (plain: string, letters: string): TypedCode["doubt"] => {
  if (letters.length < codeLength && /[\u0E00-\u0E7F]/u.test(plain)) return "thaiKeyboard";
  return /[0125ILOSZ]/u.test(letters) ? "lookAlike" : null;
};
