/** Words for rank or kin before a name. They are written with and without dots and spaces, and some also begin names. */
import { fold } from "./fold.ts";

/** The name without such words before it: "ป้าสมใจ" → "สมใจ". The name itself when there is none. */
export const withoutTitle = (name: string): string => {
  let rest = name;
  for (let cuts = 0; cuts < MOST_TITLES; cuts++) {
    const shorter = cutOne(rest);
    if (shorter === null) break;
    rest = shorter;
  }
  return rest;
};

/** Whether the text is nothing but a title: "น.ส.", "ว่าที่ร้อยตรี". */
export const isOnlyTitle = (text: string): boolean => {
  const whole = joined(text).trim();
  return whole !== "" && withoutTitle(`${whole} ${ANY_NAME}`) === ANY_NAME;
};

/** The dots of an abbreviation belong together: "น. ส. มาลี" → "น.ส. มาลี". */
export const joined = (text: string): string => text.replace(/(?<=(?:^|[\s.])[ก-ฮ]{1,3}\.)\s+(?=[ก-ฮ]{1,2}\.)/gu, "");

const cutOne = (name: string): string | null => {
  const text = joined(name).trimStart();
  const apart = titleApart.exec(text);
  if (apart) {
    const rest = text.slice(apart[0].length);
    return beginsName.test(rest) ? rest : null;
  }
  const title = titles.find((word) => text.startsWith(word));
  if (title === undefined) return null;
  const rest = text.slice(title.length);
  // A short rest means that the "title" was part of the name: ตาล, อารี. So does one that begins with a vowel: คุณัญญา.
  const shortest = alsoBeginNames.has(title) ? 3 : 2;
  return beginsName.test(rest) && fold(rest.split(/\s/u)[0] ?? "").length >= shortest ? rest : null;
};

const MOST_TITLES = 4;
const ANY_NAME = "สมมุติ";

// A consonant, or a vowel that is written before one; never a sign that sits on the letter before it.
const beginsName = /^[ก-ฮเ-ไ\p{Script=Latin}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Lao}]/iu;

// prettier-ignore
const titles = [
  "เด็กหญิง", "เด็กชาย", "นางสาว", "นาง", "นาย", "คุณหญิง", "คุณ", "ท่านผู้หญิง", "ท่าน",
  "ผู้ใหญ่บ้าน", "ผู้ใหญ่", "ผู้ช่วย", "กำนัน", "อาจารย์", "ครู", "หมอ", "จ่า", "ดาบตำรวจ", "ดาบ", "หมวด", "ผู้กอง", "สารวัตร",
  "หม่อมราชวงศ์", "หม่อมหลวง", "หม่อมเจ้า", "หม่อม", "หลวงพ่อ", "หลวงตา", "หลวงปู่", "หลวงพี่", "หลวงน้า",
  "พระอาจารย์", "พระครู", "พระมหา", "พระปลัด", "พระใบฎีกา", "พระสมุห์", "พระ", "สามเณร", "เณร", "แม่ชี",
  "โต๊ะอิหม่าม", "อิหม่าม", "โต๊ะครู", "ฮัจยี", "ฮัจญี", "ฮัจญะห์", "บาบอ",
  "พ่อใหญ่", "แม่ใหญ่", "พ่ออุ๊ย", "แม่อุ๊ย", "พ่อเฒ่า", "แม่เฒ่า", "ตาทวด", "ยายทวด", "อุ๊ย", "อ้าย", "เอื้อย",
  "ยาย", "ป้า", "ปู่", "ย่า", "ลุง", "น้า", "พ่อ", "แม่", "พี่", "น้อง", "เจ๊", "เฮีย", "อากง", "อาม่า", "ตา", "อา",
].toSorted((a, b) => b.length - a.length);

const alsoBeginNames = new Set(["ตา", "อา", "คุณ", "พระ", "ครู", "หมอ", "จ่า", "นาย", "นาง", "น้อง", "ดาบ", "เณร"]);

// prettier-ignore
const ranks = [
  "พลตำรวจ", "พลเรือ", "พลอากาศ", "พล", "พันตำรวจ", "พันจ่าอากาศ", "พันจ่า", "พัน", "ร้อยตำรวจ", "ร้อย", "จ่าสิบตำรวจ", "จ่าสิบ",
  "จ่าอากาศ", "จ่า", "สิบตำรวจ", "สิบ", "เรืออากาศ", "เรือ", "นาวาอากาศ", "นาวา",
];
// Without dots these are titles only where a space follows.
const short = [
  "นส",
  "ดช",
  "ดญ",
  "ดร",
  "ผศ",
  "รศ",
  "นพ",
  "พญ",
  "ทพ",
  "ทญ",
  "สพ",
  "ภก",
  "มล",
  "มร",
  "มรว",
  "วท",
  "สอ",
  "พลฯ",
];
// prettier-ignore
const english = [
  "mr", "mrs", "ms", "miss", "mister", "master", "dr", "doctor", "prof", "professor", "sir", "khun", "rev", "lt", "capt", "col",
  "gen", "sgt", "uncle", "aunt", "auntie", "aunty", "grandma", "grandpa", "grandmother", "grandfather", "granny", "teacher",
];

// What no name begins with: a rank in full, an abbreviation with its dots, or any title with a space behind it.
const titleApart = new RegExp(
  [
    `^(?:(?:ว่าที่\\s*)?(?:${ranks.join("|")})(?:ตรี|โท|เอก|จัตวา)(?:\\s*หญิง)?(?:\\s+|(?<!^พล(?:ตรี|โท|เอก)))`,
    `(?:ว่าที่\\s*)?(?:[ก-ฮ]{1,3}\\.){1,4}(?:\\s*หญิง(?=\\s))?\\s*`,
    `(?:ว่าที่|${[...titles, ...short].join("|")})\\.?\\s+`,
    `(?:${english.join("|")})(?:\\.\\s*|\\s+))`,
  ].join("|"),
  "iu",
);
