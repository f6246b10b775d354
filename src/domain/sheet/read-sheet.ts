/**
 * Any table that somebody has as a file: `readSheet(bytes)` gives its rows with the line each begins at, from CSV in the
 * encodings of Thai Excel or from XLSX, and `mapHeadings(rows[n].cells, wanted)` says which column is which field. It runs
 * on the machine of whoever chose the file; national numbers are dropped before anything is returned.
 */
import { err, ok, type Result } from "../result.ts";
import { decodeText, type Encoding } from "./decode-text.ts";
import { withoutNationalIds, type Dropped } from "./national-id.ts";
import { readSeparated, type SheetRow } from "./separated.ts";

export interface Sheet {
  /** Without blank ones. Which of the first rows are headings is for `mapHeadings` to say. */
  readonly rows: readonly SheetRow[];
  readonly encoding: Encoding | "xlsx";
  readonly dropped: Dropped;
}

export type SheetError =
  /** Over 2 MB, 5,000 rows, 60 columns. */
  | { readonly type: "tooLarge" | "tooManyRows" | "tooManyColumns" }
  /** A cell of more than 500 letters. */
  | { readonly type: "cellTooLong"; readonly line: number }
  /** No text, or in an encoding that cannot be told: to be saved again as "CSV UTF-8" or XLSX. */
  | { readonly type: "unknownEncoding" }
  /** XLS, or an XLSX with a password. */
  | { readonly type: "oldExcel" }
  /** A ZIP file that holds no sheet of Excel's, or a broken one. */
  | { readonly type: "notSheet" }
  | { readonly type: "empty" };

export const readSheet = async (bytes: Uint8Array): Promise<Result<Sheet, SheetError>> => {
  if (bytes.length > MOST_BYTES) return err({ type: "tooLarge" });
  if (beginsWith(bytes, OLE)) return err({ type: "oldExcel" });
  if (beginsWith(bytes, ZIP)) {
    const { readXlsx } = await import("./xlsx.ts");
    const rows = await readXlsx(bytes);
    return rows === null ? err({ type: "notSheet" }) : checked(rows, "xlsx");
  }
  const decoded = decodeText(bytes);
  return decoded ? checked(readSeparated(decoded.text), decoded.encoding) : err({ type: "unknownEncoding" });
};

const checked = (rows: readonly SheetRow[], encoding: Sheet["encoding"]): Result<Sheet, SheetError> => {
  if (rows.length === 0) return err({ type: "empty" });
  if (rows.length > MOST_ROWS) return err({ type: "tooManyRows" });
  if (rows.some(({ cells }) => cells.length > MOST_COLUMNS)) return err({ type: "tooManyColumns" });
  const long = rows.find(({ cells }) => cells.some((cell) => cell.length > MOST_LETTERS));
  return long ? err({ type: "cellTooLong", line: long.line }) : ok({ ...withoutNationalIds(rows), encoding });
};

const beginsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const MOST_BYTES = 2_097_152;
const MOST_ROWS = 5_000;
const MOST_COLUMNS = 60;
const MOST_LETTERS = 500;
