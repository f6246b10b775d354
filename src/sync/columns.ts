/**
 * Rows on the wire, column by column: keys travel once, and alike values lie side by side for the compressor.
 * UUIDs become 22 letters. Rule W6: docs/sync.md.
 */
import type { Body, Json } from "#domain/json.ts";

export interface WireRow {
  readonly id: string;
  readonly seq: number;
  /** Null: the row was deleted. */
  readonly body: Body | null;
}

/** All rows of one kind in one partition. `seq` holds differences; a column holds null where a row lacks the field. */
export interface ChangeBlock {
  readonly p: string;
  readonly k: string;
  readonly id: readonly string[];
  readonly seq: readonly number[];
  readonly f: Readonly<Record<string, readonly Json[]>>;
  /** Deleted rows: ids and differences of numbers. */
  readonly rm?: { readonly id: readonly string[]; readonly seq: readonly number[] };
}

export const toBlock = (p: string, k: string, rows: readonly WireRow[]): ChangeBlock => {
  const kept = rows.filter((row) => row.body !== null);
  const removed = rows.filter((row) => row.body === null);
  const f: Record<string, Json[]> = {};
  kept.forEach((row, at) => {
    for (const [field, value] of Object.entries(row.body ?? {})) {
      // Null-prototype-safe: a field may be called anything a newer client thought of.
      const column = Object.hasOwn(f, field) ? f[field] : defineColumn(f, field, kept.length);
      if (column) column[at] = pack(value);
    }
  });
  return {
    p,
    k,
    id: kept.map((row) => packText(row.id)),
    seq: differences(kept.map((row) => row.seq)),
    f,
    ...(removed.length > 0 && {
      rm: { id: removed.map((row) => packText(row.id)), seq: differences(removed.map((row) => row.seq)) },
    }),
  };
};

export const fromBlock = (block: ChangeBlock): WireRow[] => {
  const seqs = sums(block.seq);
  const columns = Object.entries(block.f);
  const kept = block.id.map((id, at) => {
    const body: Record<string, Json> = {};
    for (const [field, column] of columns) {
      const value = column[at];
      if (value !== undefined && value !== null) setOwn(body, field, unpack(value));
    }
    return { id: unpackText(id), seq: seqs[at] ?? 0, body };
  });
  const goneSeqs = sums(block.rm?.seq ?? []);
  const removed = (block.rm?.id ?? []).map((id, at) => ({ id: unpackText(id), seq: goneSeqs[at] ?? 0, body: null }));
  return [...kept, ...removed];
};

const defineColumn = (f: Record<string, Json[]>, field: string, length: number): Json[] => {
  const column: Json[] = Array.from<Json>({ length }).fill(null);
  setOwn(f, field, column);
  return column;
};

// `__proto__` as a field name must become a plain key, not a prototype.
const setOwn = <T>(target: Record<string, T>, key: string, value: T): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
};

const differences = (numbers: readonly number[]): number[] => numbers.map((n, at) => n - (numbers[at - 1] ?? 0));
const sums = (steps: readonly number[]): number[] => {
  let total = 0;
  return steps.map((step) => (total += step));
};

const pack = (value: Json): Json => (typeof value === "string" ? packText(value) : value);
const unpack = (value: Json): Json => (typeof value === "string" ? unpackText(value) : value);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES: ReadonlyMap<string, number> = new Map(DIGITS.split("").map((digit, value) => [digit, value]));

// "!" marks a packed UUID; a text that begins with "!" gets a second one.
const packText = (text: string): string => {
  if (text.startsWith("!")) return `!${text}`;
  if (!UUID.test(text)) return text;
  const hex = `${text.replaceAll("-", "")}0`;
  let packed = "!";
  for (let at = 0; at < 33; at += 3) {
    const bits = Number.parseInt(hex.slice(at, at + 3), 16);
    packed += `${DIGITS[bits >> 6]}${DIGITS[bits & 63]}`;
  }
  return packed;
};

const unpackText = (text: string): string => {
  if (!text.startsWith("!")) return text;
  if (text.startsWith("!!") || text.length !== 23) return text.slice(1);
  let hex = "";
  for (let at = 1; at < 23; at += 2) {
    const bits = ((VALUES.get(text[at] ?? "A") ?? 0) << 6) | (VALUES.get(text[at + 1] ?? "A") ?? 0);
    hex += bits.toString(16).padStart(3, "0");
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
};
