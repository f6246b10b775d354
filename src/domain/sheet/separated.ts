/** CSV as spreadsheets write it (RFC 4180): quoted cells with separators, quotes and line breaks inside. */

export interface SheetRow {
  /** Of the file, counted from 1, where the row begins: what an editor shows. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** With or without a byte order mark; separated by commas, semicolons or tabs, whichever the first lines hold most of. Blank rows are left out. */
export const readSeparated = (text: string): SheetRow[] => {
  const plain = text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  const separator = separatorOf(plain);
  const rows: SheetRow[] = [];
  let [line, begins, field, cells] = [1, 1, "", [] as string[]];
  let isQuoted = false;
  const endRow = (): void => {
    cells.push(field);
    if (cells.some((each) => each.trim() !== "")) rows.push({ line: begins, cells });
    [field, cells, begins] = ["", [], line];
  };
  for (let at = 0; at < plain.length; at++) {
    const letter = plain.charAt(at);
    if (letter === "\n") line += 1;
    if (isQuoted) {
      if (letter !== '"') field += letter;
      else if (plain.charAt(at + 1) === '"') field += plain.charAt(++at);
      else isQuoted = false;
    } else if (letter === '"' && field.trim() === "") [isQuoted, field] = [true, ""];
    else if (letter === separator) {
      cells.push(field);
      field = "";
    } else if (letter === "\n") endRow();
    else field += letter;
  }
  endRow();
  return rows;
};

const separatorOf = (text: string): string => {
  const bare = text.slice(0, LETTERS_LOOKED_AT).replace(/"[^"]*"/gu, "");
  const first = bare.split("\n").slice(0, LINES_LOOKED_AT).join("\n");
  const count = (sign: string): number => first.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
};

const LETTERS_LOOKED_AT = 20_000;
const LINES_LOOKED_AT = 10;
