/** Golden files never change: what a phone has sent, it has sent. The list says how each of them was. */
import { createHash } from "node:crypto";
import { appendFileSync, readdirSync, readFileSync } from "node:fs";

const here = new URL("./", import.meta.url);
const list = new URL("checksums.txt", here);
const FOLDERS = ["outboxes", "phones"];

/** Every golden file that is not as the list says, or not in it, or in it and gone. */
export const changedFiles = (): readonly string[] => {
  const listed = new Map(
    readFileSync(list, "utf8")
      .trimEnd()
      .split("\n")
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, here)).map((file) => `${folder}/${file}`),
  );
  return [
    ...files.filter((file) => listed.get(file) !== sumOf(file)).map((file) => `${file} was changed or is not listed`),
    ...[...listed.keys()].filter((file) => !files.includes(file)).map((file) => `${file} is gone`),
  ];
};

/** In the form of sha256sum. */
export const addToList = (file: string): void => appendFileSync(list, `${sumOf(file)}  ${file}\n`);

const sumOf = (file: string): string =>
  createHash("sha256")
    .update(readFileSync(new URL(file, here)))
    .digest("hex");
