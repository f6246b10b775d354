import { expect, test } from "vitest";
import { readSheet } from "#domain/sheet/read-sheet.ts";
import { csvOfRoster, mendLine, readRoster, rosterProblems } from "#domain/sheet/roster.ts";
import { readSeparated } from "#domain/sheet/separated.ts";
import { encode } from "./sheet-bytes.ts";

const previewOf = async (text: string, encoding: keyof typeof encode = "utf-8") => {
  const read = await readSheet(encode[encoding](text));
  return readRoster(read.ok ? read.value.rows : []);
};
const short = async (text: string, encoding?: keyof typeof encode) =>
  (await previewOf(text, encoding)).lines.map(({ name, phone, scope }) => [name, phone, scope]);

test("Case B1: A roster saved by Thai Excel shows its names", async () => {
  const text =
    "ชื่อ-สกุล,เบอร์โทร,รหัสหมู่บ้าน\r\nแดง,0812345678,33010401\r\nเดช,0812345679,33010402\r\nสมชาย ใจดี,0812345670,33010403";
  expect(await short(text, "windows-874")).toEqual([
    ["แดง", "0812345678", "33010401"],
    ["เดช", "0812345679", "33010402"],
    ["สมชาย ใจดี", "0812345670", "33010403"],
  ]);
});

test("Case B2: Title, name and surname are one name, the village's name is no code, and the rest is listed", async () => {
  const text =
    "รายชื่ออาสาสมัคร ตำบลโพนเขวา\nลำดับ,คำนำหน้า,ชื่อ,นามสกุล,หมู่บ้าน,หมู่ที่,ตำบล,รหัสหมู่บ้าน,เบอร์โทรศัพท์,สีเสื้อ\n1,นาย,สมชาย,ใจดี,บ้านโนนงาม,1,โพนเขวา,33010401,0812345678,แดง";
  expect(await previewOf(text)).toMatchObject({
    lines: [{ line: 3, name: "นายสมชาย ใจดี", phone: "0812345678", scope: "33010401" }],
    unknown: [{ heading: "สีเสื้อ" }],
    above: [{ line: 1 }],
    headingLine: 2,
  });
});

test("Case B3: Headings with dashes and remarks are read, and one that nobody knows is no person", async () => {
  expect(await short("ชื่อ–สกุล,หมายเลขโทรศัพท์,รหัสหมู่บ้าน 8 หลัก\nแดง,0812345678,33010401")).toEqual([
    ["แดง", "0812345678", "33010401"],
  ]);
  expect(await short("ชื่อ-นามสกุล (ตัวบรรจง);โทร.;รหัสหมู่บ้าน\nแดง;0812345678;33010401")).toEqual([
    ["แดง", "0812345678", "33010401"],
  ]);
  expect(await previewOf("ใคร,ไหน,อะไร\nแดง,0812345678,33010401")).toMatchObject({
    lines: [],
    missing: ["name", "scope"],
  });
  expect(await short("แดง,0812345678,33010401")).toEqual([["แดง", "0812345678", "33010401"]]);
});

test("Case B4: What a spreadsheet did to numbers is undone and said", async () => {
  const text =
    'name,phone,village code\nก ก,812345678,"33,010,401"\nข ข,66812345679,33010401.0\nค ค,๐๘๑-๒๓๔-๕๖๗๑,๓๓๐๑๐๔๐๑\nง ง,812345672.0,33010401';
  const { lines, problems } = await previewOf(text);
  expect(lines.map(({ phone, scope }) => [phone, scope])).toEqual([
    ["0812345678", "33010401"],
    ["0812345679", "33010401"],
    ["081-234-5671", "33010401"],
    ["0812345672", "33010401"],
  ]);
  expect(lines.map(({ mended }) => mended.map(({ was }) => was))).toEqual([
    ["812345678"],
    ["66812345679", "33010401.0"],
    [],
    ["812345672.0"],
  ]);
  expect(problems).toEqual([]);
});

test("Case B5: A person twice is told with both lines, however the name is written", async () => {
  const text =
    "name,phone,village code\nคำดี ใจงาม,,33010401\nค\u0E4D\u0E32ดี ใจงาม,,33010401\nนางสาวคำดี  ใจงาม,,33010401\nคำ\u200Bดี ใจงาม,,33010401\nอื่น ไกล,0812345678,33010401\nใคร อีก,+66812345678,33010402\nคำดี ใจงาม,,33010402";
  expect((await previewOf(text)).problems).toEqual([
    { line: 3, field: "name", code: "twice", first: 2 },
    { line: 4, field: "name", code: "twice", first: 2 },
    { line: 5, field: "name", code: "twice", first: 2 },
    { line: 7, field: "phone", code: "twice", first: 6 },
  ]);
});

test("Case B6: A town's community, a wrong code or number, and a nameless line each have their reason", async () => {
  const text =
    "name,phone,village code\nก ก,,50990063\nข ข,,3301040\nค ค,123,33010401\n,0812345678,33010401\nตัว\uFFFD,,33010401\nจ จ,,\nฉ ฉ,,33010499";
  expect((await previewOf(text)).problems.map(({ line, field, code }) => [line, field, code])).toEqual([
    [2, "scope", "municipal"],
    [3, "scope", "bad"],
    [4, "phone", "bad"],
    [5, "name", "missing"],
    [6, "name", "bad"],
    [7, "scope", "missing"],
  ]);
});

test("What was looked through is sent in a form that reads the same", async () => {
  const { lines } = await previewOf(
    'name,phone,village code,role\n"สม ""หญิง"", ใจดี",812345678,33010401,\nก ก,,330104,trainer',
  );
  const again = readRoster(readSeparated(csvOfRoster(lines))).lines;
  expect(again).toEqual(lines.map((line) => ({ ...line, mended: [] })));
});

test("Columns that nobody knows are chosen by hand, and their headings are no person", async () => {
  const chosen = new Map([
    ["name", 1],
    ["scope", 0],
  ] as const);
  const headed = await readSheet(encode["utf-8"]("ที่อยู่,ใคร\n33010401,แดง\n33010402,เดช"));
  expect(readRoster(headed.ok ? headed.value.rows : [], chosen)).toMatchObject({
    lines: [
      { line: 2, name: "แดง", scope: "33010401" },
      { line: 3, name: "เดช", scope: "33010402" },
    ],
    missing: [],
    headingLine: 1,
  });
  const bare = await readSheet(encode["utf-8"]("33010401,แดง\n33010402,เดช"));
  expect(readRoster(bare.ok ? bare.value.rows : [], chosen).lines).toHaveLength(2);
});

test("A line that is mended by hand is read as the file is", async () => {
  const { lines } = await previewOf("name,phone,village code\nแดง,0812,33010401");
  const mended = lines.map((line) => mendLine(line, { name: " แดง ", phone: "812345678", scope: "๓๓,๐๑๐,๔๐๒" }));
  expect(mended).toMatchObject([{ name: "แดง", phone: "0812345678", scope: "33010402", mended: [] }]);
  expect(rosterProblems(mended)).toEqual([]);
});
