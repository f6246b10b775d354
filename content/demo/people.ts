/**
 * Invented people. Common given names with surnames that no family has: each says สมมุติ, สาธิต, ตัวอย่าง or จำลอง, so a
 * name on a screen is seen to be an example. Names that have no surname carry "(ตัวอย่าง)". Phones begin with 000.
 */
import type { Random } from "./random.ts";

export type Sex = "f" | "m";

export const givenName = (random: Random, sex: Sex): string => random.pick(sex === "f" ? women : men);

export const surname = (random: Random): string => random.pick(surnameRoots) + random.pick(surnameEnds);

export const phone = (random: Random): string =>
  `000-${String(random.whole(0, 999)).padStart(3, "0")}-${String(random.whole(0, 9999)).padStart(4, "0")}`;

/** What neighbours call a person of that age: ยายแดง, ลุงหมู, น้องนุ่น. */
export const nickname = (random: Random, sex: Sex, age: number): string => {
  const [woman, man] = kinship.find(([from]) => age >= from)?.[1] ?? ["น้อง", "น้อง"];
  return (sex === "f" ? woman : man) + random.pick(shortNames);
};

/** Names and details that forms and lists have to survive; the key is `village:person`, both counted from 0. */
export const oddPeople: Readonly<Record<string, OddPerson>> = {
  "0:4": { name: "คำแปง (ตัวอย่าง)", sex: "f" },
  "2:0": { name: `พระครูสมมุติ${"วิสุทธิธรรมสาธิตคุณ".repeat(20)}`.slice(0, 300), sex: "m" },
  "2:1": { name: "ทองดีกาญจนาวรรณกุล สมมุติวงศ์ไพศาลเจริญกิจพัฒนานนท์" },
  "3:0": { name: "နော်ဖော (ตัวอย่าง)", idStatus: "none", sex: "f" },
  "3:1": { name: "Naw Paw Htoo (ตัวอย่าง)", idStatus: "non_thai", sex: "f" },
  "4:0": { name: "ยายหมอน (ตัวอย่าง)", nickname: "ยายหมอน", only: "nickname" },
  "4:1": { name: "บุญมา สมมุติวงศ์", only: "birthYear" },
  "5:0": { name: "สมหมาย ตัวอย่างสุข", nickname: "ลุงหมาย", phone: "000-555-0101", birthYear: 1958, sex: "m" },
  "6:0": { name: "สมหมาย ตัวอย่างสุข", nickname: "ลุงหมาย", phone: "000-555-0101", birthYear: 1958, sex: "m" },
  "8:3": { name: "ฟ้าใส สาธิตรัตน์", nickname: "น้องใส", birthYear: 2012, sex: "f" },
  "8:4": { name: "ฟ้าสวย สาธิตรัตน์", nickname: "น้องสวย", birthYear: 2012, sex: "f", sameHouse: true },
};

export interface OddPerson {
  readonly name: string;
  readonly nickname?: string;
  readonly phone?: string;
  readonly birthYear?: number;
  readonly sex?: Sex;
  readonly idStatus?: "none" | "non_thai";
  /** Nothing else is known about the person. */
  readonly only?: "nickname" | "birthYear";
  /** Lives in the house of the person before. */
  readonly sameHouse?: true;
}

// prettier-ignore
const women = [
  "สมศรี", "มาลี", "บุญมี", "คำแก้ว", "จันทร์เพ็ญ", "สุดา", "วันดี", "ประไพ", "ทองใบ", "นงลักษณ์", "พรทิพย์", "ละออง",
  "สายใจ", "อำพร", "กัญญา", "ดวงใจ", "ศรีนวล", "รัตนา", "บัวลา", "วิไล", "ฟาตีมะห์", "นารี", "อรุณี", "เพ็ญศรี",
] as const;

// prettier-ignore
const men = [
  "สมชาย", "บุญมา", "ประเสริฐ", "ทองคำ", "วิชัย", "สมบัติ", "คำปัน", "สุรชัย", "อุดม", "ประยูร", "สนิท", "บุญส่ง",
  "มานะ", "ชาญ", "สมพงษ์", "ไพโรจน์", "อับดุลเลาะ", "ณรงค์", "เฉลิม", "ทวี", "ปรีชา", "สำราญ", "วินัย", "เอกชัย",
] as const;

const surnameRoots = ["สมมุติ", "สาธิต", "ตัวอย่าง", "จำลอง"] as const;
// prettier-ignore
const surnameEnds = [
  "วงศ์", "ทรัพย์", "สุข", "ชัย", "รัตน์", "ไพศาล", "เจริญ", "กุล", "พงษ์", "ดี", "งาม", "ทอง", "ศรี", "มั่นคง", "บุญ", "ใจดี",
] as const;

// prettier-ignore
const shortNames = [
  "แดง", "หมู", "นุ่น", "เล็ก", "ใหญ่", "น้อย", "ดำ", "ต้อย", "ไก่", "หนู", "แก้ว", "อ้วน", "จุก", "ปุ้ย", "ติ๋ม", "เปี๊ยก",
] as const;

const kinship: readonly (readonly [number, readonly [string, string]])[] = [
  [65, ["ยาย", "ตา"]],
  [48, ["ป้า", "ลุง"]],
  [32, ["น้า", "น้า"]],
  [20, ["พี่", "พี่"]],
];
