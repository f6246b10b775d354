/** CSV as spreadsheets write it (RFC 4180): quoted fields with separators, quotes and line breaks inside. */

export interface CsvRow {
  /** Of the file, counted from 1, where the row begins: what an editor shows. */
  readonly line: number;
  readonly fields: readonly string[];
}

/** With or without a byte order mark; separated by commas, semicolons or tabs, as the first line is. Blank rows are left out. */
export const readCsv = (text: string): CsvRow[] => {
  const plain = text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  const separator = separatorOf(plain.slice(0, plain.indexOf("\n") + 1 || plain.length));
  const rows: CsvRow[] = [];
  let [line, begins, field, fields] = [1, 1, "", [] as string[]];
  let isQuoted = false;
  const endRow = (): void => {
    fields.push(field);
    if (fields.some((each) => each.trim() !== "")) rows.push({ line: begins, fields });
    [field, fields, begins] = ["", [], line];
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
      fields.push(field);
      field = "";
    } else if (letter === "\n") endRow();
    else field += letter;
  }
  endRow();
  return rows;
};

const separatorOf = (first: string): string => {
  const bare = first.replace(/"[^"]*"/gu, "");
  const count = (sign: string): number => bare.split(sign).length;
  return [",", ";", "\t"].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
};
