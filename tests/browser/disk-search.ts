/** What somebody finds who copies a browser's folder from the phone and looks for words, numbers and keys in it. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { tableBytes } from "./leveldb-table.ts";

/** A text in whatever way a browser may write it, or the bytes of a key. */
export type Needle = string | Uint8Array;

export interface Hit {
  /** What the search calls the thing that it found. */
  readonly what: string;
  /** Below the searched folder. */
  readonly file: string;
}

/** Every file below `folder`, LevelDB's tables also without their compression. Each needle once for each file. */
export const searchDisk = (folder: string, needles: ReadonlyMap<string, Needle>): Hit[] => {
  const patterns = [...needles].map(([what, needle]) => ({ what, isIn: finderOf(needle) }));
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .flatMap((path) => {
      const bytes = everythingIn(path);
      const file = path.slice(folder.length + 1);
      return patterns.filter(({ isIn }) => isIn(bytes)).map(({ what }) => ({ what, file }));
    });
};

const everythingIn = (path: string): Buffer => {
  const file = readFileSync(path);
  return path.endsWith(".ldb") ? Buffer.concat([file, tableBytes(file)]) : file;
};

const finderOf = (needle: Needle): ((bytes: Buffer) => boolean) => {
  // Six digits are also part of longer numbers, such as times.
  if (typeof needle === "string" && /^\d+$/u.test(needle)) {
    const alone = new RegExp(`(?<!\\d)${needle}(?!\\d)`, "u");
    return (bytes) => waysToWrite(needle).some((way) => bytes.includes(way)) && texts(bytes).some((t) => alone.test(t));
  }
  const ways = typeof needle === "string" ? waysToWrite(needle) : waysToKeep(needle);
  return (bytes) => ways.some((way) => bytes.includes(way));
};

const texts = (bytes: Buffer): string[] => [bytes.toString("latin1"), bytes.toString("utf16le")];

/** V8 writes Latin and UTF-16, SQLite UTF-8, keys of IndexedDB stand the other way round, JSON may escape. */
const waysToWrite = (text: string): Buffer[] => {
  const utf16 = Buffer.from(text, "utf16le");
  const escaped = text.replaceAll(/[^ -~]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [
    Buffer.from(text),
    utf16,
    Buffer.from(utf16).swap16(),
    Buffer.from(escaped),
    Buffer.from(encodeURIComponent(text)),
  ];
};

const waysToKeep = (key: Uint8Array): Buffer[] => {
  const bytes = Buffer.from(key);
  return [bytes, ...(["hex", "base64", "base64url"] as const).map((way) => Buffer.from(bytes.toString(way)))];
};
