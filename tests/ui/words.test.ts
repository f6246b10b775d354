import { beforeEach, expect, test, vi } from "vitest";
import { changeLanguage, currentLanguage, loadWords, startWords, words } from "#i18n/words.ts";

beforeEach(() => {
  vi.stubGlobal("document", { documentElement: { lang: "" } });
  return () => vi.unstubAllGlobals();
});

test("a person reads Thai at once, with nothing to wait for", async () => {
  await startWords("th");
  expect(words.t(($) => $.back)).toBe("ย้อนกลับ");
  expect(document.documentElement.lang).toBe("th");
});

test("a person who chose English reads English from the first screen", async () => {
  await startWords("en");
  expect(words.t(($) => $.step, { at: 2, of: 3 })).toBe("Step 2 of 3");
  expect(document.documentElement.lang).toBe("en");
});

test("the words already on the screen change with the language, there and back", async () => {
  await startWords("th");
  await loadWords("common");
  await changeLanguage("en");
  expect([currentLanguage(), words.t(($) => $.close)]).toEqual(["en", "Close"]);
  await changeLanguage("th");
  expect([currentLanguage(), words.t(($) => $.close)]).toEqual(["th", "ปิด"]);
});
