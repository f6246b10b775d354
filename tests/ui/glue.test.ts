import { expect, test } from "vitest";
import { compounds, glue, unglue } from "#i18n/glue.ts";

const pieces = (text: string) =>
  Array.from(new Intl.Segmenter("th", { granularity: "word" }).segment(text), ({ segment }) => segment);

test.each(compounds)("%s would be broken without the glue, and is listed where it breaks", (compound) => {
  const text = compound.replaceAll("|", "");
  const halves = compound.split("|");
  expect(pieces(text).length).toBeGreaterThan(1);
  expect(glue(text)).toBe(halves.join("\u2060"));
});

test("a person never reads a compound or a figure torn over two lines", () => {
  expect(glue("บันทึกการช่วยเหลือ")).toBe("บันทึกการช่วย\u2060เหลือ");
  expect(glue("เบี้ยผู้สูงอายุ")).toBe("เบี้ยผู้\u2060สูง\u2060อายุ");
  expect(glue("ช่วยแล้ว {{count}} คน")).toBe("ช่วยแล้ว {{count}}\u00A0คน");
  expect(glue("บ้านโนนสาธิต หมู่ 4")).toBe("บ้านโนนสาธิต หมู่\u00A04");
});

test("glue is put on once, and comes off for search and export", () => {
  const text = "โทรศัพท์ของผู้สูงอายุ 3 คน ในบ้านเลขที่ 27";
  expect(glue(glue(text))).toBe(glue(text));
  expect(unglue(glue(text))).toBe(text);
});

test("text without compounds is left as it is", () => {
  expect(glue("Asa 3 people")).toBe("Asa 3 people");
});
