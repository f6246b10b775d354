/** ๐–๙ as 0–9: many phones' Thai keyboards offer Thai digits first. */
export const arabicDigits = (text: string): string =>
  text.replace(/[๐-๙]/gu, (digit) => String(digit.charCodeAt(0) - THAI_ZERO));

const THAI_ZERO = "๐".charCodeAt(0);
