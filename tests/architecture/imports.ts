/** What a file imports, and where that leads. */
import { posix } from "node:path";
import { aliases, type Sources } from "./layout.ts";

export type Import = {
  readonly from: string;
  readonly specifier: string;
  readonly target: Target;
  /** A pattern of Vite's glob, which knows no short names. */
  readonly isGlob: boolean;
};

export type Target =
  | { readonly type: "file"; readonly path: string; readonly isRelative: boolean }
  | { readonly type: "package"; readonly name: string }
  | { readonly type: "node" }
  /** A short name that is not ours, or a path that is only known at run time. */
  | { readonly type: "unknown" };

/** In every form: static, type-only, re-export, dynamic, and Vite's glob, whose pattern is a path too. */
export const importsOf = (sources: Sources): readonly Import[] =>
  [...sources].flatMap(([from, text]) => {
    const code = withoutTemplates(withoutComments(text));
    return forms.flatMap((form) =>
      [...code.matchAll(form)].map(([, specifier = ""]) => ({
        from,
        specifier,
        target: resolve(from, specifier),
        isGlob: form === glob,
      })),
    );
  });

/** Strings are kept as they are, so that the `//` of an address does not count as a comment. */
export const withoutComments = (text: string): string =>
  text.replaceAll(stringOrComment, (_match, string: string | undefined) => string ?? " ");

const stringOrComment = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//gu;

/** Text in backticks may quote code, as our own tests do; a path in backticks is reported as unknown. */
const withoutTemplates = (code: string): string =>
  code.replaceAll(string, (match) => (match[0] === "`" ? '""' : match));

const string = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`/gu;

const glob = /\bimport\.meta\.glob\s*(?:<[^(]*>)?\(\s*\[?\s*["']([^"']*)["']/gu;

const forms: readonly RegExp[] = [
  /(?:^|[\n;])\s*(?:import|export)\b[^;"'`]*?\bfrom\s*["']([^"']*)["']/gu,
  /(?:^|[\n;])\s*import\s*["']([^"']*)["']/gu,
  /\bimport\s*\(\s*["']([^"']*)["']/gu,
  glob,
];

const resolve = (from: string, specifier: string): Target => {
  if (specifier === "") return { type: "unknown" };
  if (specifier.startsWith("node:")) return { type: "node" };
  if (specifier.startsWith(".")) {
    return { type: "file", path: posix.join(posix.dirname(from), specifier), isRelative: true };
  }
  if (specifier.startsWith("/")) return { type: "file", path: specifier.slice(1), isRelative: false };
  const [first = "", ...rest] = specifier.split("/");
  if (!first.startsWith("#")) return { type: "package", name: first.startsWith("@") ? `${first}/${rest[0]}` : first };
  const folder = aliases[first];
  return folder === undefined
    ? { type: "unknown" }
    : { type: "file", path: [folder, ...rest].join("/"), isRelative: false };
};
