/** Reads a drawn picture into a tree of the few elements that a course may show. Nothing else of SVG gets through. */
import {
  drawingAttributes,
  drawingTags,
  type Drawing,
  type DrawingAttribute,
  type DrawingTag,
} from "#domain/drawing.ts";
import type { Report } from "./faults.ts";

const MOST_BYTES = 6 * 1024;

const prologue = /^(?:\s*<\?xml[^>]*\?>)?\s*/u;
const comment = /<!--.*?-->/gsu;
const piece =
  /<\/(?<closed>[\w:-]+)\s*>|<(?<opened>[A-Za-z][\w:-]*)(?<attributes>(?:\s+[\w:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/uy;
const attribute = /(?<name>[\w:-]+)\s*=\s*(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/gu;

interface Open {
  readonly tag: string;
  readonly attributes: Partial<Record<DrawingAttribute, string>>;
  readonly children: Drawing[];
}

/** Null where there is something wrong, which is reported. */
export const readSvg = (text: string, report: Report): Drawing | null => {
  let isSound = true;
  const bytes = Buffer.byteLength(text);
  // Same length, same lines: so that places stay true.
  const blank = (some: string): string => some.replaceAll(/[^\n]/gu, " ");
  const source = text.replaceAll(comment, blank).replace(prologue, blank);
  const fault = (at: number, what: string): void => {
    isSound = false;
    report(source.slice(0, at).split("\n").length, what);
  };
  if (bytes > MOST_BYTES) fault(0, `${bytes} bytes: a picture has at most ${MOST_BYTES}; draw fewer points`);
  const root: Open = { tag: "", attributes: {}, children: [] };
  const open: Open[] = [root];
  const close = (at: number): void => {
    const [done, parent] = [open.pop(), open.at(-1)];
    if (!done || !parent) return;
    if (!drawingTags.includes(done.tag as DrawingTag)) {
      return fault(at, `<${done.tag}> may not be in a picture; there are ${drawingTags.join(", ")}`);
    }
    if ((done.tag === "svg") !== (parent === root)) return fault(at, "<svg> is the outermost element, and only that");
    parent.children.push([done.tag as DrawingTag, done.attributes, done.children]);
  };

  for (let at = 0; at < source.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const groups = piece.exec(source)?.groups;
    if (!groups) {
      fault(at, "this is not SVG that can be read: only elements with attributes in quotes");
      return null;
    }
    if (groups["closed"] !== undefined) {
      if (open.length > 1 && open.at(-1)?.tag === groups["closed"]) close(at);
      else fault(at, `</${groups["closed"]}> closes nothing`);
    } else if (groups["opened"] !== undefined) {
      const attributes = readAttributes(groups["attributes"] ?? "", (what) => fault(at, what));
      open.push({ tag: groups["opened"], attributes, children: [] });
      if (groups["empty"] === "/") close(at);
    } else if (groups["text"]?.trim() !== "") {
      fault(at, "a picture has no words: both languages show it; write them in the text");
    }
  }
  if (open.length > 1) fault(source.length, `<${open.at(-1)?.tag}> is not closed`);
  const [drawing, second] = root.children;
  if (isSound && (!drawing || second)) fault(0, "the file holds one <svg>");
  if (drawing && drawing[1].viewBox === undefined) fault(0, "<svg> needs a viewBox");
  return isSound && drawing ? drawing : null;
};

const readAttributes = (text: string, fault: (what: string) => void): Open["attributes"] => {
  const attributes: Open["attributes"] = {};
  for (const { groups } of text.matchAll(attribute)) {
    const { name = "", double, single = "" } = groups ?? {};
    const value = double ?? single;
    if (name === "xmlns" && value === "http://www.w3.org/2000/svg") continue;
    const key = name.replaceAll(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase()) as DrawingAttribute;
    const isKnown = Object.hasOwn(drawingAttributes, key);
    if (!isKnown) fault(`the attribute ${name} may not be in a picture: take it out`);
    else if (!drawingAttributes[key].test(value)) fault(`${name}="${value.slice(0, 40)}" cannot be read`);
    else attributes[key] = value;
  }
  return attributes;
};
