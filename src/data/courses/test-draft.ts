/** A test that somebody is in the middle of: it survives a closed app, on this phone alone. */
import * as v from "valibot";
import type { PhoneDatabase } from "../phone-database.ts";

const schema = v.object({
  /** Names the texts that are asked from: others have other questions. */
  version: v.string(),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  answers: v.array(v.object({ q: v.string(), c: v.number() })),
});
export type TestDraft = v.InferOutput<typeof schema>;

/** The answers so far; a fresh start where there are none, or only some of another version. */
export const testDraft = async (
  { kept }: PhoneDatabase,
  name: string,
  { version, now }: { readonly version: string; readonly now: Date },
): Promise<TestDraft> => {
  const read = v.safeParse(schema, (await kept.get(draftName(name)))?.value);
  return read.success && read.output.version === version
    ? read.output
    : { version, startedAt: now.toISOString(), answers: [] };
};

/** `about`: the citizens whose answers they are. The draft goes when they do. */
export const keepTestDraft = async (
  { kept }: PhoneDatabase,
  name: string,
  draft: TestDraft,
  about: readonly string[] = [],
): Promise<void> => {
  await kept.put({ name: draftName(name), asOf: draft.startedAt, value: draft, about });
};

export const forgetTestDraft = async ({ kept }: PhoneDatabase, name: string): Promise<void> =>
  kept.delete(draftName(name));

const draftName = (name: string): string => `test:${name}`;
