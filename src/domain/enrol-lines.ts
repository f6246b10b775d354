/** Names that were pasted from a list: one a line, as people number and space them. */
import { fold } from "./fold.ts";

export const LINES_MOST = 200;

export interface NameLines {
  /** In their order, each once. */
  readonly fresh: readonly string[];
  /** In the cohort already, or a second time in the list. */
  readonly again: readonly string[];
  /** Longer than a name can be. */
  readonly tooLong: readonly string[];
  /** How many were beyond the most that are taken at once. */
  readonly beyond: number;
}

export const namesIn = (text: string, known: readonly string[]): NameLines => {
  const seen = new Set(known.map(fold));
  const fresh: string[] = [];
  const again: string[] = [];
  const tooLong: string[] = [];
  for (const line of text.split(/\r?\n/u)) {
    const name = line
      .replace(NUMBERING, "")
      .replaceAll(/\p{Cc}/gu, " ")
      .replaceAll(/\s+/gu, " ")
      .trim();
    const folded = fold(name);
    if (folded === "") continue;
    if (name.length > 300) tooLong.push(name);
    else if (seen.has(folded)) again.push(name);
    else fresh.push(name);
    seen.add(folded);
  }
  return { fresh: fresh.slice(0, LINES_MOST), again, tooLong, beyond: Math.max(0, fresh.length - LINES_MOST) };
};

/** "1.", "๒)", "-", "•" before a name. */
const NUMBERING = /^\s*(?:[\d๐-๙]{1,3}\s*[.)\-:\t]|[-•*])?\s*/u;
