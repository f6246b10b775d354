import { expect, test } from "vitest";
import { readPreferences } from "#data/preferences.ts";
import { memoryStorage } from "./stand-ins.ts";

const usual = { language: "th", textSize: "1", theme: "phone" };

test.each([
  ["nothing", null, usual],
  ["something broken", "{", usual],
  ["something else", '"large"', usual],
  ["a choice of a newer version", '{"language":"lo","textSize":"9","theme":"sepia"}', usual],
  [
    "a person's choices",
    '{"language":"en","textSize":"3","theme":"dark"}',
    { language: "en", textSize: "3", theme: "dark" },
  ],
])("a phone that kept %s starts in a look that works", (_what, kept, look) => {
  const storage = memoryStorage();
  if (kept !== null) storage.setItem("asa.preferences", kept);
  expect(readPreferences(storage)).toEqual(look);
});
