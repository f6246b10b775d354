/** The lines between two `---` at the top of a file: `key: value`, some of them more than once. */
import type { Report } from "./faults.ts";

export interface FrontLine {
  readonly value: string;
  readonly line: number;
}

export interface Front<Once extends string, Many extends string> {
  readonly once: Readonly<Partial<Record<Once, FrontLine>>>;
  readonly many: Readonly<Record<Many, readonly FrontLine[]>>;
  /** The text after it, on the lines on which it stands in the file. */
  readonly body: string;
}

/** All of the keys must be there, and no others. */
export const readFront = <Once extends string, Many extends string = never>(
  text: string,
  keys: { readonly once: readonly Once[]; readonly many?: readonly Many[] },
  report: Report,
): Front<Once, Many> => {
  const { once, many = [] } = keys;
  const lines = text.split("\n");
  const end = lines[0] === "---" ? lines.indexOf("---", 1) : -1;
  if (end < 0) report(1, "the file begins with a line ---, lines `key: value` and another line ---: write them");
  const found = new Map<string, FrontLine[]>();
  for (const [at, written] of lines.slice(1, Math.max(end, 1)).entries()) {
    const line = at + 2;
    const [, key = "", value = ""] = /^([a-z]+):[ \t]+(\S.*?)[ \t]*$/u.exec(written) ?? [];
    if (key === "") report(line, `"${written}" is not of the form \`key: value\``);
    else if (![...once, ...many].includes(key as Once & Many)) {
      report(line, `there is no key "${key}" here; the keys are ${[...once, ...many].join(", ")}`);
    } else found.set(key, [...(found.get(key) ?? []), { value, line }]);
  }
  for (const key of [...once, ...many]) {
    const [first, second] = found.get(key) ?? [];
    if (end >= 0 && !first) report(1, `the key "${key}" is missing: add a line \`${key}: …\``);
    if (second && once.includes(key as Once)) report(second.line, `"${key}" stands here twice: keep one`);
  }
  return {
    once: Object.fromEntries(once.map((key) => [key, found.get(key)?.[0]])) as Front<Once, Many>["once"],
    many: Object.fromEntries(many.map((key) => [key, found.get(key) ?? []])) as unknown as Front<Once, Many>["many"],
    body: "\n".repeat(Math.max(end + 1, 0)) + lines.slice(Math.max(end + 1, 0)).join("\n"),
  };
};

/** A whole number within its bounds; undefined, and reported, where it is none. */
export const wholeNumber = (
  found: FrontLine | undefined,
  [least, most]: readonly [number, number],
  report: Report,
): number | undefined => {
  if (!found) return undefined;
  const value = /^\d{1,5}$/u.test(found.value) ? Number(found.value) : Number.NaN;
  if (value >= least && value <= most) return value;
  report(found.line, `"${found.value}" should be a whole number from ${least} to ${most}`);
  return undefined;
};
