/**
 * The few statements that every sync runs, as text: building them with the query builder took most of a push's time.
 * Plain SQL that both dialects know; only the marks for values differ.
 */
import { CompiledQuery } from "kysely";
import type { Dialect } from "../tables.ts";

export type Value = string | number | null;

/** `text` with `?` for each value. */
export const statement = (dialect: Dialect, text: string, values: readonly Value[]): CompiledQuery =>
  CompiledQuery.raw(dialect === "sqlite" ? text : numbered(text), [...values]);

/** `(?,?,?)` for a list of values. */
export const list = (count: number): string => `(${"?,".repeat(count).slice(0, -1)})`;

/** One statement for every 64 rows: both dialects limit how many values a statement takes. */
export const insertMany = (
  dialect: Dialect,
  into: { readonly table: string; readonly columns: readonly string[]; readonly onConflict?: string },
  rows: readonly (readonly Value[])[],
): CompiledQuery[] => {
  const { table, columns, onConflict = "" } = into;
  const start = `insert into "${table}" (${columns.map((column) => `"${column}"`).join(",")}) values `;
  const marks = list(columns.length);
  return chunks(rows, 64).map((some) =>
    statement(dialect, `${start}${`${marks},`.repeat(some.length).slice(0, -1)} ${onConflict}`, some.flat()),
  );
};

export const chunks = <T>(items: readonly T[], size: number): (readonly T[])[] =>
  items.length <= size
    ? [items].filter((some) => some.length > 0)
    : Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));

// No statement of ours holds a question mark of its own.
const numbered = (text: string): string => {
  let count = 0;
  return text.replaceAll("?", () => `$${++count}`);
};
