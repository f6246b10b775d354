import { expect, test } from "vitest";
import { matchRange } from "#ui/match-range.ts";

const marked = (text: string, sought: string) => {
  const range = matchRange(text, sought);
  return range === undefined ? undefined : text.slice(range.start, range.end);
};

test("the letters a person searched for are marked, tone marks or not", () => {
  expect(marked("ป้าสมใจ", "สม")).toBe("สม");
  expect(marked("น้องฝน", "นอง")).toBe("น้อง");
  expect(marked("แก้ว", "แกว")).toBe("แก้ว");
  expect(marked("แก้ว", "แก")).toBe("แก้");
  expect(marked("Somchai", "som")).toBe("Som");
});

test("nothing is marked when nothing fits or nothing is sought", () => {
  expect(marked("ป้าสมใจ", "ทอง")).toBeUndefined();
  expect(marked("ป้าสมใจ", "  ")).toBeUndefined();
});
