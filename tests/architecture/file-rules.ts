/** Rules about one file at a time. */
import { recordTypes } from "#domain/record-types.ts";
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

const address = /(?<!\b(?:route|fetch)\(\s*)["'`]\/(?:[\w:$-][^"'`]*)?["'`]/u;

/** A dead link compiles when it is typed out: an address is declared once by `route`, and built by what that gives. */
export const addressesAreBuilt: Rule = (sources) =>
  [...sources].flatMap(([path, text]) => {
    if (!/^src\/(?:app|features|ui)\//u.test(path)) return [];
    const found = address.exec(withoutComments(text));
    return found ? [`${path}: ${found[0]} is typed out; build it from its feature's route or a way (feature.ts)`] : [];
  });

/** Roles of the same name, and the two types that the shell's own screens are about. */
const notOnlyKinds = ["agency", "centre"];
const kindNames = recordTypes.map(({ kind }) => kind).filter((kind) => !notOnlyKinds.includes(kind));
const kindInQuotes = new RegExp(`["'\`](?:${kindNames.join("|")})["'\`]`, "u");
const recordImported = /#domain\/records\/(?!conflict|review|village-target)[\w-]+/u;

/** What is said of one type belongs to the feature that has it: the shell and `me` show work of types they never heard of. */
export const shellKnowsNoKind: Rule = (sources) =>
  [...sources].flatMap(([path, text]) => {
    if (!/^src\/(?:app|features\/me)\//u.test(path)) return [];
    const code = withoutComments(text);
    const found = kindInQuotes.exec(code) ?? recordImported.exec(code);
    return found ? [`${path}: ${found[0]} is a record type; its feature's kinds.ts says what is special about it`] : [];
  });
