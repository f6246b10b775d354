/**
 * Keeps Thai compounds and "number + unit" on one line. Chromium's dictionary breaks inside the compounds below, which
 * reads like a hyphenation error; an invisible word joiner between the halves stops it. The build applies this to
 * locales/th; text that comes from records (topics, agencies) is glued where it is shown.
 */
const wordJoiner = "\u2060";
const noBreakSpace = "\u00A0";

/** Each compound with "|" where Chromium would break it. */
export const compounds = [
  "เครื่อง|นี้",
  "ผู้|สูง|อายุ",
  "ช่วย|เหลือ",
  "บ้าน|เลข|ที่",
  "หมอ|ออนไลน์",
  "ส่ง|ให้|เอง",
  "แจ้ง|ผล",
  "อาสา|สมัคร",
  "เบอร์|โทร",
  "ตัว|หนังสือ",
  "ชื่อ|เล่น",
  "เป้า|หมาย",
  "หน่วย|งาน",
  "เจ้า|หน้าที่",
  "ชาว|บ้าน",
  "ลง|ทะเบียน",
  "ผู้|พิการ",
  "ผู้|ดูแล",
  "ผู้|ประสาน|งาน",
  "ไม่|บังคับ",
  "แอป|นี้",
  "คำ|ตอบ",
  "เลิก|ทำ",
  "เป็น|พิเศษ",
] as const;

const units = "คน|ครั้ง|วัน|เดือน|ปี|นาที|หมู่บ้าน|หมู่|รายการ|เรื่อง|หลัง|หมวด|น\\.|วินาที";

const gluedByPlain = new Map(
  compounds.map((compound) => [compound.replaceAll("|", ""), compound.replaceAll("|", wordJoiner)]),
);
const anyCompound = new RegExp([...gluedByPlain.keys()].join("|"), "g");
const numberThenUnit = new RegExp(`(\\d|\\}\\}) (?=${units})`, "g");
const unitThenNumber = /(หมู่|ฉบับที่|ขั้นที่) (?=\d|\{\{)/g;

/** The same text, its compounds and figures glued. Gluing twice changes nothing. */
export const glue = (text: string): string =>
  text
    .replace(anyCompound, (plain) => gluedByPlain.get(plain) ?? plain)
    .replace(numberThenUnit, `$1${noBreakSpace}`)
    .replace(unitThenNumber, `$1${noBreakSpace}`);

/** Takes the glue out again: for search, export and comparison. */
export const unglue = (text: string): string => text.replaceAll(wordJoiner, "").replaceAll(noBreakSpace, " ");
