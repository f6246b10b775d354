import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapHeadings } from "#domain/sheet/headings.ts";
import { isNationalId } from "#domain/sheet/national-id.ts";
import { readSheet } from "#domain/sheet/read-sheet.ts";
import { encode, zip } from "./sheet-bytes.ts";

const cellsOf = async (bytes: Uint8Array) => {
  const read = await readSheet(bytes);
  return read.ok ? read.value.rows.map(({ cells }) => cells) : read.error.type;
};
const csv = (rows: readonly (readonly string[])[], separator: string, newline: string): string =>
  rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)).join(newline);

const letters = Array.from({ length: 0x2e }, (_, at) => String.fromCodePoint(0x0e01 + at));
const cell = fc
  .tuple(fc.string({ unit: fc.constantFrom(...letters, "a", "7", ",", ";", '"', " ", "\n"), maxLength: 12 }))
  .map(([text]) => `ก${text}ข`);
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }));

describe("A table reads back the same", () => {
  test.each(Object.entries(encode))("as CSV in %s", (_, encoder) =>
    fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("\n", "\r\n"),
        async (rows, sign, newline) => {
          expect(await cellsOf(encoder(csv(rows, sign, newline)))).toEqual(rows);
        },
      ),
    ),
  );

  test.each(["แดง", "เดช", "เบญ", "สมชาย ใจดี"])("%s alone, saved by Thai Excel", async (name) => {
    expect(await cellsOf(encode["windows-874"](`${name},0812345678,33010401`))).toEqual([
      [name, "0812345678", "33010401"],
    ]);
  });

  test.each(["ນາງ ລາວ", "မြင့်မြင့်", "José", "ไทย"])("%s, saved in UTF-8", async (name) => {
    expect(await cellsOf(encode["utf-8"](`${name},1`))).toEqual([[name, "1"]]);
  });
});

describe("A spreadsheet of Excel", () => {
  const sheet = (rows: string): Record<string, string> => ({
    "xl/workbook.xml": `<workbook><sheets><sheet name="ซ่อน" state="hidden" r:id="r1"/><sheet name="ก" r:id="r2"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Target="worksheets/one.xml" Id="r1"/><Relationship Id="r2" Target="/xl/worksheets/two.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-41E]d mmm yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst><si><t>ชื่อ &amp; สกุล</t></si><si><r><t>สม</t></r><r><t xml:space="preserve">ชาย </t></r><rPh><t>อ่าน</t></rPh></si></sst>`,
    "xl/worksheets/two.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
  });

  test("is read from its first visible sheet: texts, numbers, days, what formulas gave, empty cells", async () => {
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>โทร</t></is></c></row><row r="2"/>
      <row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4"><v>8.12345678E8</v></c><c r="D4" s="1"><v>46357</v></c><c r="E4" t="str"><f>A1</f><v>ผล</v></c></row>`;
    const read = await readSheet(await zip(sheet(rows)));
    expect(read).toMatchObject({
      ok: true,
      value: {
        encoding: "xlsx",
        rows: [
          { line: 1, cells: ["ชื่อ & สกุล", "", "โทร"] },
          { line: 4, cells: ["สมชาย ", "", "812345678", "2026-12-01", "ผล"] },
        ],
      },
    });
  });

  test.each([
    ["a ZIP of something else", zip({ "a.txt": "ก" }), "notSheet"],
    ["a broken ZIP", Promise.resolve(Uint8Array.of(0x50, 0x4b, 3, 4, 9)), "notSheet"],
    ["an XLS", Promise.resolve(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)), "oldExcel"],
    ["a picture", Promise.resolve(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff)), "unknownEncoding"],
    ["nothing", Promise.resolve(new Uint8Array()), "empty"],
    ["more than 2 MB", Promise.resolve(new Uint8Array(2_097_153)), "tooLarge"],
    ["5,001 rows", Promise.resolve(encode["utf-8"]("a\n".repeat(5_001))), "tooManyRows"],
    ["61 columns", Promise.resolve(encode["utf-8"](",".repeat(59) + "a,b")), "tooManyColumns"],
    ["501 letters", Promise.resolve(encode["utf-8"]("ก".repeat(501))), "cellTooLong"],
  ] as const)("%s is told apart", async (_, bytes, type) => {
    expect(await cellsOf(await bytes)).toBe(type);
  });
});

test("No bytes whatever make the reader fail", () =>
  fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 400 }),
      fc.constantFrom<readonly number[]>([], [0x50, 0x4b, 3, 4], [0xff, 0xfe]),
      async (bytes, start) => {
        expect(typeof (await readSheet(Uint8Array.from([...start, ...bytes]))).ok).toBe("boolean");
      },
    ),
  ));

describe("Case B7: A 13-digit number stays on the own machine", () => {
  const id = fc
    .integer({ min: 100_000_000_000, max: 899_999_999_999 })
    .map((start) => Array.from({ length: 10 }, (_, last) => `${start}${last}`).find(isNationalId) ?? "");
  const written = fc.tuple(id, fc.constantFrom("plain", "dashes", "thai", "spaces", "amount")).map(([digits, way]) => {
    if (way === "thai") return digits.replace(/\d/gu, (digit) => String.fromCodePoint(0x0e50 + Number(digit)));
    if (way === "amount") return `${digits}.0`;
    const sign = { plain: "", dashes: "-", spaces: " " }[way] ?? "";
    return [digits.slice(0, 1), digits.slice(1, 5), digits.slice(5, 10), digits.slice(10, 12), digits.slice(12)].join(
      sign,
    );
  });

  test("in a column of its own or among other words, however it is written", () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(written, written), { minLength: 2, maxLength: 6 }), async (pairs) => {
        const text = csv(
          [["ชื่อ", "เลขประจำตัวประชาชน", "หมายเหตุ"], ...pairs.map(([one, other]) => ["สมใจ", one, `บัตร ${other} ครับ`])],
          ",",
          "\n",
        );
        const read = await readSheet(encode["utf-8"](text));
        expect(read).toMatchObject({
          ok: true,
          value: { dropped: { columns: ["เลขประจำตัวประชาชน"], lines: pairs.map((_, at) => at + 2) } },
        });
        expect(JSON.stringify(read)).not.toMatch(/[\d๐-๙](?:[ -]?[\d๐-๙]){12}/u);
      }),
    ));

  test("known by what stands in it when its heading says nothing", async () => {
    const read = await readSheet(encode["utf-8"]("ชื่อ,อื่น\nก,1-1017-00230-70-8\nข,3101700230708\nค,\n"));
    expect(read).toMatchObject({ value: { dropped: { columns: ["อื่น"] }, rows: [{}, { cells: ["ก", ""] }, {}, {}] } });
  });

  test("but 13 digits of something else stay", async () => {
    expect(await cellsOf(encode["utf-8"]("ก,1234567890123\nข,08123456789"))).toEqual([
      ["ก", "1234567890123"],
      ["ข", "08123456789"],
    ]);
  });
});

test("Headings are known however they are written, and what is not known is told", () => {
  const wanted = [
    { field: "name", headings: ["ชื่อ-สกุล"], required: true },
    { field: "code", headings: ["รหัสหมู่บ้าน"], required: true },
    { field: "phone", headings: ["เบอร์โทร"], required: true },
  ] as const;
  const mapped = mapHeadings(["ชื่อ – สกุล", "รหัสหมู่บ้าน 8 หลัก", "รหัส.หมู่บ้าน (มท.)", "สี\u200B", ""], wanted);
  expect(mapped).toEqual({
    columns: new Map([
      ["name", 0],
      ["code", 1],
    ]),
    ambiguous: [{ field: "code", columns: [1, 2] }],
    unknown: [{ column: 3, heading: "สี\u200B" }],
    missing: ["phone"],
  });
});
