/** What must hold between the documents, and between them and the tests. */
import { posix } from "node:path";
import { withoutComments } from "../architecture/imports.ts";

/** Path from the project's root → text. */
export type Texts = ReadonlyMap<string, string>;

/** Rules are written as a bold number at a line's start: `**S4.** Two phones …`. */
export const rulesIn = (document: string): readonly string[] =>
  [...document.matchAll(/^(?:[-*] )?\*\*([A-Z]+\d+)\.\*\*/gmu)].map(([, id]) => id ?? "");

/** Numbers that test titles start with: `test("[S4] two phones …")`, also several: `"[S4] [S5] …"`. */
const rulesProven = (tests: Texts): ReadonlyMap<string, string> =>
  new Map(
    [...tests].flatMap(([path, text]) =>
      [...withoutComments(text).matchAll(/\(\s*["'`]((?:\[[A-Z]+\d+\]\s*)+)/gu)]
        .flatMap(([, ids = ""]) => ids.match(/[A-Z]+\d+/gu) ?? [])
        .map((id) => [id, path] as const),
    ),
  );

export const rulesWithoutTest = (document: string, tests: Texts): readonly string[] => {
  const proven = rulesProven(tests);
  return rulesIn(document).flatMap((id) => (proven.has(id) ? [] : [`${id}: no test carries this number`]));
};

export const testsWithoutRule = (document: string, tests: Texts): readonly string[] => {
  const known = rulesIn(document);
  return [...rulesProven(tests)].flatMap(([id, path]) =>
    known.includes(id) ? [] : [`${path}: there is no rule ${id}`],
  );
};

export const rulesNumberedTwice = (document: string): readonly string[] =>
  rulesIn(document).filter((id, at, all) => all.indexOf(id) !== at);

const decisionParts = ["Date", "Status", "Context", "Decision", "Consequences"];

/** A part is a heading (`## Context`) or a line (`Date: …`, `**Status:** …`). */
export const decisionsWithGaps = (documents: Texts): readonly string[] =>
  decisions(documents).flatMap(([path, text]) => [
    ...(/\/\d{3}-[a-z0-9]+(?:-[a-z0-9]+)+\.md$/u.test(path) ? [] : [`${path}: the name is NNN-verb-noun.md`]),
    ...decisionParts.flatMap((part) =>
      new RegExp(`^(?:#+ |[-*] )?\\**${part}\\b`, "mu").test(text) ? [] : [`${path}: ${part} is missing`],
    ),
  ]);

export const decisionsNumberedTwice = (documents: Texts): readonly string[] =>
  decisions(documents)
    .map(([path]) => posix.basename(path).slice(0, 3))
    .filter((number, at, all) => all.indexOf(number) !== at);

const decisions = (documents: Texts): readonly (readonly [string, string])[] =>
  [...documents].filter(([path]) => path.startsWith("docs/decisions/"));

/** Links to our own files, with their heading; `exists` is asked about paths from the project's root. */
export const brokenLinks = (documents: Texts, exists: (path: string) => boolean): readonly string[] =>
  [...documents].flatMap(([from, text]) =>
    [...withoutCode(text).matchAll(/\]\(\s*<?([^)>\s]+)/gu)].flatMap(([, link = ""]) => {
      if (/^[a-z]+:/u.test(link)) return [];
      const [file = "", heading] = link.split("#");
      const path = file === "" ? from : posix.join(posix.dirname(from), decodeURI(file));
      if (!exists(path)) return [`${from}: ${link} leads nowhere`];
      const target = documents.get(path);
      return heading === undefined || target === undefined || headingsIn(target).includes(decodeURI(heading))
        ? []
        : [`${from}: ${link} names no heading`];
    }),
  );

const withoutCode = (text: string): string => text.replaceAll(/^```[\s\S]*?^```|`[^`\n]*`/gmu, "");

const headingsIn = (text: string): readonly string[] =>
  [...text.matchAll(/^#+ (.+)$/gmu)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, "")
      .trim()
      .replaceAll(/\s/gu, "-"),
  );
