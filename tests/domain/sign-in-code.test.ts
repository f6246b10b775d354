import { describe, expect, test } from "vitest";
import { codeInFragment, readTypedCode, showCode } from "#domain/sign-in-code.ts";

describe("a sign-in code may be typed as people type", () => {
  test.each([
    ["abcdefgh", "ABCDEFGH"],
    ["  ABCD-EFGH ", "ABCDEFGH"],
    ["ab cd – ef gh", "ABCDEFGH"],
    ["ABC๓๔๖๗๘", "ABC34678"],
    ["ＡＢＣＤ３４６７", "ABCD3467"],
    ["ABCDEFGHJK", "ABCDEFGH"],
  ])("%s is %s", (typed, letters) => expect(readTypedCode(typed).letters).toBe(letters));

  test("the whole link, or the message that it came in, will do", () => {
    expect(readTypedCode("https://asa.example.go.th/sign-in#abcd-efgh").letters).toBe("ABCDEFGH");
    expect(readTypedCode("ลิงก์ของคุณ https://asa.example.go.th/sign-in#ABCDEFGH ใช้ได้ 7 วัน").letters).toBe("ABCDEFGH");
  });
});

describe("what looks wrong in a code is named", () => {
  test("a Thai keyboard", () => {
    expect(readTypedCode("ฟิแก").doubt).toBe("thaiKeyboard");
    expect(readTypedCode("ABCDEFGH").doubt).toBeNull();
  });
  test("a letter that no code has, because it resembles another", () => {
    expect(readTypedCode("ABCDEFG0").doubt).toBe("lookAlike");
    expect(readTypedCode("ABCDEFG8").doubt).toBeNull();
  });
});

test("a code is shown in two halves, the hyphen once it has something after it", () => {
  expect(["", "ABCD", "ABCDE", "ABCDEFGH"].map(showCode)).toEqual(["", "ABCD", "ABCD-E", "ABCD-EFGH"]);
});

test("a link's fragment is a code, the secret of a QR as it stands, or nothing", () => {
  expect(codeInFragment("#abcd-efgh")).toBe("ABCDEFGH");
  expect(codeInFragment("#Jw0-x_yAbCdEfGhIjKlMnO")).toBe("Jw0-x_yAbCdEfGhIjKlMnO");
  expect(codeInFragment("#Jw0-x_yAbCdEfGhIjKlMnOp")).toBeNull();
  expect(codeInFragment("")).toBeNull();
  expect(codeInFragment("#volunteers")).toBeNull();
  expect(codeInFragment("#<script>")).toBeNull();
});
