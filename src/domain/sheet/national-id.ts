/** The 13-digit national number is never kept and never leaves the machine that it stands on (docs/decisions/005). */
import { arabicDigits } from "../digits.ts";
import { withoutInvisible } from "../invisible.ts";
import { foldHeading } from "./headings.ts";
import type { SheetRow } from "./separated.ts";

export interface WithoutNationalIds {
  readonly rows: readonly SheetRow[];
  readonly dropped: Dropped;
}

export interface Dropped {
  /** What stood above the columns that were dropped; "" when nothing did. */
  readonly columns: readonly string[];
  /** The lines in which single numbers stood in another column. */
  readonly lines: readonly number[];
}

export const withoutNationalIds = (rows: readonly SheetRow[]): WithoutNationalIds => {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const columns = Array.from({ length: width }, (_, column) => column);
  const gone = new Map<number, string>();
  for (const column of columns) {
    const heading = rows.slice(0, ROWS_WITH_HEADINGS).find(({ cells }) => isHeading(cells[column] ?? ""));
    const filled = rows.map(({ cells }) => cells[column] ?? "").filter((cell) => cell.trim() !== "");
    const numbers = filled.filter((cell) => wholeId.test(plainDigits(cell))).length;
    if (heading) gone.set(column, heading.cells[column] ?? "");
    else if (numbers > 1 && numbers * 2 >= filled.length) {
      const top = filled[0] ?? "";
      gone.set(column, holdsId(top) ? "" : top);
    }
  }
  const lines: number[] = [];
  const kept = rows.map(({ line, cells }) => {
    const left = cells.map((cell, column) => (gone.has(column) ? "" : withoutIds(cell)));
    if (left.some((cell, column) => !gone.has(column) && cell !== cells[column])) lines.push(line);
    return { line, cells: left };
  });
  return { rows: kept, dropped: { columns: [...gone.values()], lines } };
};

/** Whether the last of 13 digits is what the others make it. */
export const isNationalId = (digits: string): boolean => {
  if (!/^[1-9]\d{12}$/u.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 12)).reduce((total, digit, at) => total + Number(digit) * (13 - at), 0);
  return (11 - (sum % 11)) % 10 === Number(digits[12]);
};

const plainDigits = (cell: string): string => arabicDigits(withoutInvisible(cell).normalize("NFKC"));

const holdsId = (cell: string): boolean => withoutIds(cell) !== cell;

/** The cell as it was when none stands in it. */
const withoutIds = (cell: string): string => {
  const plain = plainDigits(cell);
  const left = plain.replace(anyId, (found) => (isNationalId(found.replace(/\D/gu, "")) ? "" : found));
  return left === plain ? cell : left;
};

// As people write them: 1-2345-67890-12-1, with spaces, or as a spreadsheet's number.
const anyId = /(?<!\d)\d(?:[\s.\-\u2010-\u2015_/]*\d){12}(?!\d)/gu;
const wholeId = /^\s*\d(?:[\s.\-\u2010-\u2015_/]*\d){12}(?:\.0+)?\s*$/u;

const isHeading = (cell: string): boolean => {
  const folded = foldHeading(cell);
  return headings.some((heading) => folded === heading || (folded.includes(heading) && heading.length >= LONG_HEADING));
};
const headings = [
  "เลขประจำตัวประชาชน",
  "เลขประจำตัว",
  "เลขบัตรประชาชน",
  "เลขบัตร",
  "บัตรประชาชน",
  "หมายเลขบัตร",
  "เลขที่บัตร",
  "รหัสประชาชน",
  "เลข13",
  "cid",
  "pid",
  "idcard",
  "citizenid",
  "nationalid",
  "thaiid",
].map(foldHeading);
const LONG_HEADING = 6;
const ROWS_WITH_HEADINGS = 10;
