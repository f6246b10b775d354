/** Rules about one file at a time. */
import { withoutComments } from "./imports.ts";
import { type Rule, zoneOf } from "./layout.ts";

/** A file outside the layout would escape every rule about imports. */
export const filesHaveAPlace: Rule = (sources) =>
  [...sources.keys()].flatMap((path) =>
    path.startsWith("src/") && !zoneOf(path) ? [`${path}: the layout has no such place`] : [],
  );

const mostLines = 250;

export const filesAreShort: Rule = (sources) =>
  [...sources].flatMap(([path, text]) => {
    const lines = text.trimEnd().split("\n").length;
    return lines > mostLines ? [`${path}: ${lines} lines; at most ${mostLines}`] : [];
  });

/** A file that only passes others' exports on hides where things are, and drags everything into every chunk. */
export const noBarrels: Rule = (sources) =>
  [...sources].flatMap(([path, text]) => {
    const code = withoutComments(text);
    const rest = code.replaceAll(passedOn, "").replaceAll(importOrExportList, "");
    return /\bexport\b/u.test(code) && /^[\s;]*$/u.test(rest) ? [`${path}: only passes on what others export`] : [];
  });

const passedOn = /\bexport\b[^;"'`=]*?\bfrom\s*["'][^"']+["']/gu;
const importOrExportList = /\bimport\b[^;"'`=]*?["'][^"']+["']|\bexport\s+(?:type\s*)?\{[^}]*\}/gu;

export const exportsHaveNames: Rule = (sources) =>
  [...sources].flatMap(([path, text]) =>
    path.startsWith("src/") && /\bexport\s+default\b|\bas\s+default\b/u.test(withoutComments(text))
      ? [`${path}: a default export has no name of its own`]
      : [],
  );

/** The content security policy refuses inline styles, so such an element would stay unstyled. */
export const noInlineStyles: Rule = (sources) =>
  [...sources].flatMap(([path, text]) =>
    path.startsWith("src/") && path.endsWith(".tsx") && /\sstyle\s*=\s*[{"']/u.test(withoutComments(text))
      ? [`${path}: style= is refused by the content security policy; use a class`]
      : [],
  );

export const namesAreKebabCase: Rule = (sources) =>
  [...sources.keys()].flatMap((path) =>
    path.split("/").every((part) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/u.test(part))
      ? []
      : [`${path}: names are kebab-case`],
  );

const emptyNames = ["util", "utils", "helper", "helpers", "manager", "service", "common"];

/** Names that say nothing about what is inside. */
export const namesSaySomething: Rule = (sources) =>
  [...sources.keys()].flatMap((path) => {
    const words = path
      .replaceAll("service-worker", "worker")
      .split("/")
      .flatMap((part) => (part.split(".")[0] ?? "").split("-"));
    const empty = words.find((word) => emptyNames.includes(word));
    return empty === undefined ? [] : [`${path}: "${empty}" does not say what is inside`];
  });
