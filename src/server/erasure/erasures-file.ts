/**
 * Which records were erased, kept outside the database: a backup of before would bring them back. Only ids and places,
 * nothing about anybody. One JSON object a line.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import type { Named } from "./traces.ts";

export interface Erasure extends Named {
  /** ISO instant. */
  readonly at: string;
}

export interface ErasuresFile {
  readonly path: string;
  readonly read: () => readonly Erasure[];
  /** On disk when it returns. Those that stand there already are left out. */
  readonly add: (erasures: readonly Erasure[]) => void;
}

export const erasuresFile = (dataDirectory: string): ErasuresFile => {
  const path = join(dataDirectory, "erasures.jsonl");
  const read = (): readonly Erasure[] =>
    existsSync(path) ? readFileSync(path, "utf8").split("\n").flatMap(parseLine) : [];
  const add = (erasures: readonly Erasure[]): void => {
    const known = new Set(read().map(keyOf));
    const fresh = erasures.filter((erasure) => !known.has(keyOf(erasure)));
    if (fresh.length === 0) return;
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    const file = openSync(path, "a", 0o600);
    // A line that was cut off by a crash stays alone on its line.
    writeSync(file, fresh.map((erasure) => `\n${JSON.stringify(erasure)}`).join(""));
    fsyncSync(file);
    closeSync(file);
  };
  return { path, read, add };
};

const keyOf = ({ partition, id }: Named): string => `${partition} ${id}`;

const schema = v.object({
  partition: v.string(),
  id: v.string(),
  kind: v.string(),
  audience: v.string(),
  at: v.string(),
});

const parseLine = (line: string): Erasure[] => {
  try {
    return [v.parse(schema, JSON.parse(line))];
  } catch {
    return [];
  }
};
