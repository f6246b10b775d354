/** Whatever the server answers, a person reads why and what to do next, in both languages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { FieldCode } from "#domain/record-type.ts";
import { recordTypes } from "#domain/record-types.ts";
import { citizenRecord } from "#domain/records/citizen.ts";
import { helpLogRecord } from "#domain/records/help-log.ts";
import { filesUnder, projectRoot } from "./architecture/read-sources.ts";

const parts = ["kind", "field", "value", "range"];

/** `sync.json`, and under `records` what a feature's own words file says of the types that it brings. */
const wordsOf = (language: string): unknown => {
  const files = filesUnder(`locales/${language}`).map((path) =>
    JSON.parse(readFileSync(join(projectRoot, path), "utf8")),
  );
  const sync: unknown = JSON.parse(readFileSync(join(projectRoot, `locales/${language}/sync.json`), "utf8"));
  const ofTypes = parts.map((part) => [
    part,
    Object.assign({}, at(sync, part), ...files.map((file) => at(file, `records.${part}`))),
  ]);
  return { ...Object(sync), ...Object.fromEntries(ofTypes) };
};

const at = (words: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>(
      (inner, key) => (typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined),
      words,
    );

const missing = (paths: readonly string[]): string[] =>
  ["th", "en"].flatMap((language) => {
    const words = wordsOf(language);
    return paths.filter((path) => typeof at(words, path) !== "string").map((path) => `${language}: ${path}`);
  });

const source = (path: string): string => readFileSync(join(projectRoot, path), "utf8");
const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, code]) => code ?? "");

/** Codes of refusals, read from where they are made, so that a new one cannot be forgotten here. */
const codes = [
  ...Object.keys({
    missing: 1,
    length: 1,
    range: 1,
    format: 1,
    choice: 1,
    shape: 1,
  } satisfies Record<FieldCode, 1>),
  ...filesUnder("src/sync").flatMap((path) => found(source(path), /(?:refuse\(|code: )"(\w+)"/gu)),
  ...filesUnder("src/domain/records").flatMap((path) => found(source(path), /field: "\w+", code: "(\w+)"/gu)),
  "other",
];

test("Every reason for refusing an entry has its words and its next step", () => {
  expect(codes).toEqual(expect.arrayContaining(["immutable", "otherPlace", "whom", "gap", "tooLarge"]));
  expect(missing(codes.flatMap((code) => [`code.${code}`, `step.${code}`]))).toEqual([]);
});

test("Every way that sending can fail has its reason and its next step", () => {
  const types = found(source("src/sync/round.ts"), /readonly type: "(\w+)"/gu);
  expect(types).toContain("phoneTrouble");
  expect(missing(types.flatMap((type) => [`error.${type}.reason`, `error.${type}.step`]))).toEqual([]);
});

test("Every state that waits for a person has its title, reason and next step", () => {
  const states = ["merged", "gone", "forbidden", "held"];
  const paths = states.flatMap((state) => ["title", "reason", "step"].map((part) => `state.${state}.${part}`));
  expect(missing([...paths, "state.rejected.title"])).toEqual([]);
});

describe("Every kind of record has words for", () => {
  test.each(recordTypes)("$kind and each of its fields", ({ kind, fields }) => {
    expect(missing([`kind.${kind}`, ...Object.keys(fields).map((field) => `field.${kind}.${field}`)])).toEqual([]);
  });

  test.each(recordTypes.filter(({ write }) => write.includes("volunteer")))(
    "$kind and each choice a volunteer makes in it",
    ({ kind, fields }) => {
      const paths = Object.entries(fields).flatMap(([field, schema]) =>
        optionsIn(schema).map((option) => `value.${kind}.${field}.${option}`),
      );
      expect(missing(paths)).toEqual([]);
    },
  );

  test("nothing that records do not have", () => {
    const kinds = Object.keys(Object(at(wordsOf("th"), "field"))).filter((kind) => kind !== "other");
    const known = new Map(recordTypes.map(({ kind, fields }) => [kind, Object.keys(fields)]));
    const strangers = kinds.flatMap((kind) =>
      Object.keys(Object(at(wordsOf("th"), `field.${kind}`))).filter(
        (field) => known.get(kind)?.includes(field) !== true,
      ),
    );
    expect(strangers).toEqual([]);
  });
});

/** The fixed choices of a field, through "optional" and "list of". */
const optionsIn = (schema: unknown): string[] => {
  if (typeof schema !== "object" || schema === null) return [];
  if ("options" in schema && Array.isArray(schema.options)) return schema.options.map(String);
  if ("wrapped" in schema) return optionsIn(schema.wrapped);
  return "item" in schema ? optionsIn(schema.item) : [];
};

test("the choices are really looked into", () => {
  expect(optionsIn(citizenRecord.fields.supportNeeds)).toContain("hearing");
  expect(optionsIn(helpLogRecord.fields.place)).toContain("line");
});
