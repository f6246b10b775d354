import type { Report } from "./faults.ts";

/** Letters that nobody sees: they turn the direction of a text, hide in it, or are no text at all. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u00A0\uFFFD]/u;

export const hiddenLetterIn = (text: string): string | undefined => {
  const found = hidden.exec(text.replaceAll("\n", ""))?.[0];
  return found && `U+${found.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0")}`;
};

export const sayHidden = (letter: string): string =>
  `there is an invisible letter here (${letter}): delete it and type the place again`;

export const reportHidden = (text: string, report: Report): void => {
  for (const [at, line] of text.split("\n").entries()) {
    const letter = hiddenLetterIn(line);
    if (letter !== undefined) report(at + 1, sayHidden(letter));
  }
};
