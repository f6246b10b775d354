/** The first visible sheet of an XLSX file as text: shared strings, numbers, days; of formulas what they last gave. */
import type { SheetRow } from "./separated.ts";
import { openZip } from "./unzip.ts";

/** Null when it is no such file. The line of a row is its number in the spreadsheet. */
export const readXlsx = async (bytes: Uint8Array): Promise<SheetRow[] | null> => {
  const open = openZip(bytes);
  const workbook = await open?.("xl/workbook.xml");
  if (!open || typeof workbook !== "string") return null;
  const links = (await open("xl/_rels/workbook.xml.rels")) ?? "";
  const first = elements(workbook, "sheet").find(({ head }) => !/state="(?:hidden|veryHidden)"/u.test(head));
  const link = attribute(first?.head ?? "", "(?:\\w+:)?id");
  const target = elements(links, "Relationship").find(({ head }) => attribute(head, "Id") === link)?.head ?? "";
  const path = attribute(target, "Target").replace(/^\/?(?:xl\/)?/u, "") || "worksheets/sheet1.xml";
  const sheet = await open(`xl/${path}`);
  if (sheet === null) return null;
  const strings = elements((await open("xl/sharedStrings.xml")) ?? "", "si").map(({ body }) => textIn(body));
  const days = dayStyles((await open("xl/styles.xml")) ?? "");
  const is1904 = /date1904="(?:1|true)"/u.test(workbook);
  return rowsOf(sheet, (cell) => cellText(cell, strings, days, is1904));
};

const rowsOf = (sheet: string, textOf: (cell: Element) => string): SheetRow[] => {
  const rows: SheetRow[] = [];
  let line = 0;
  for (const { head, body } of elements(sheet, "row")) {
    line = Number(attribute(head, "r")) || line + 1;
    const cells: string[] = [];
    for (const cell of elements(body, "c")) {
      const column = columnOf(attribute(cell.head, "r")) ?? cells.length;
      if (column >= MOST_COLUMNS) continue;
      while (cells.length < column) cells.push("");
      cells[column] = textOf(cell);
    }
    while (cells.at(-1)?.trim() === "") cells.pop();
    if (cells.length > 0) rows.push({ line, cells });
  }
  return rows;
};

interface Element {
  /** What stands in its opening tag. */
  readonly head: string;
  readonly body: string;
}

/** Elements of that name, with or without a namespace before it; none of those read here nests in itself. */
const elements = (xml: string, name: string): Element[] => {
  const found: Element[] = [];
  const opening = new RegExp(`<(?<tag>(?:\\w+:)?${name})(?<head>(?:\\s[^>]*?)?)(?<empty>/?)>`, "gu");
  for (let match = opening.exec(xml); match; match = opening.exec(xml)) {
    const { tag = "", head = "", empty = "" } = match.groups ?? {};
    const end = empty === "/" ? opening.lastIndex : xml.indexOf(`</${tag}>`, opening.lastIndex);
    if (end === -1) break;
    found.push({ head, body: xml.slice(opening.lastIndex, end) });
    opening.lastIndex = end;
  }
  return found;
};

const attribute = (head: string, name: string): string =>
  unescaped(new RegExp(`(?:^|\\s)${name}="(?<value>[^"]*)"`, "u").exec(head)?.groups?.["value"] ?? "");

/** Runs of one text, without how it is read aloud in Japanese. */
const textIn = (xml: string): string =>
  elements(xml.replace(/<(?:\w+:)?rPh[\s>].*?<\/(?:\w+:)?rPh>/gsu, ""), "t")
    .map(({ body }) => unescaped(body))
    .join("");

const cellText = (cell: Element, strings: readonly string[], days: ReadonlySet<number>, is1904: boolean): string => {
  const type = attribute(cell.head, "t");
  if (type === "inlineStr") return textIn(cell.body);
  const value = unescaped(elements(cell.body, "v")[0]?.body ?? "");
  if (type === "s") return strings[Number(value)] ?? "";
  if (type === "str" || type === "e" || type === "d" || value === "") return value;
  const number = Number(value);
  if (days.has(Number(attribute(cell.head, "s"))) && Math.abs(number) < LAST_DAY) return dayText(number, is1904);
  // Excel writes long numbers with an exponent: 8.12345678E8.
  return /e/iu.test(value) && Number.isFinite(number) ? number.toLocaleString("en", { useGrouping: false }) : value;
};

/** Which cell styles are of days. */
const dayStyles = (styles: string): ReadonlySet<number> => {
  const ofDays = new Set(BUILT_IN_DAYS);
  for (const { head } of elements(styles, "numFmt")) {
    const format = attribute(head, "formatCode").replace(/"[^"]*"|\[[^\]]*\]|\\./gu, "");
    if (/[dy]/iu.test(format)) ofDays.add(Number(attribute(head, "numFmtId")));
  }
  const styled = elements(elements(styles, "cellXfs")[0]?.body ?? "", "xf");
  return new Set(styled.flatMap(({ head }, at) => (ofDays.has(Number(attribute(head, "numFmtId"))) ? [at] : [])));
};

const dayText = (serial: number, is1904: boolean): string =>
  new Date(Math.round((serial - (is1904 ? 24_107 : 25_569)) * DAY_MS)).toISOString().slice(0, 10);

const columnOf = (place: string): number | null => {
  const letters = /^[A-Z]{1,3}/u.exec(place)?.[0];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

const unescaped = (xml: string): string =>
  xml.replace(
    /&(?:#x(?<hex>[0-9a-f]{1,6})|#(?<code>\d{1,7})|(?<name>amp|lt|gt|quot|apos));/giu,
    (all, hex, code, name) => {
      if (typeof name === "string") return signs[name.toLowerCase()] ?? "";
      const point = typeof hex === "string" ? Number.parseInt(hex, 16) : Number(code);
      return point <= 0x10_ff_ff ? String.fromCodePoint(point) : all;
    },
  );

const signs: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
const BUILT_IN_DAYS = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
const DAY_MS = 86_400_000;
const LAST_DAY = 2_958_466;
// One more than a sheet may have, so that a wide one is told.
const MOST_COLUMNS = 61;
