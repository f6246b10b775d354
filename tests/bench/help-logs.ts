/** Help logs of one village as a volunteer would write them: the same work for Asa and for its peer. */
import { createRandom, type Random } from "#content/demo/random.ts";
import { topics } from "#content/topics/topics.ts";
import type { BodyOf } from "#domain/record-kind.ts";
import type { helpLog } from "#domain/records/help-log.ts";
import type { PlantedRecord } from "#server/plant.ts";

export interface LogRecord {
  readonly id: string;
  readonly at: string;
  readonly body: BodyOf<typeof helpLog>;
}

export const village = "98010101";
export const volunteer = "019ab000-0000-7000-8000-000000000001";

/** The village's past, oldest first. Fixed seed: every run sends the same bytes. */
export const pastLogs = (count: number): LogRecord[] => logsFrom({ stream: 1, count, first: "2025-06-01", days: 530 });

/** Newer ones: `batch` tells apart what is pushed one after the other. */
export const newLogs = (count: number, batch: number): LogRecord[] =>
  logsFrom({ stream: 10 + batch, count, first: "2026-11-16", days: 6 });

/** As most are: logged in five taps, with nothing typed. */
export const withoutNotes = (logs: readonly LogRecord[]): LogRecord[] =>
  logs.map((log) => {
    const { note: _, ...body } = log.body;
    return { ...log, body };
  });

/** The same logs as another village's and volunteer's. */
export const movedTo = (areaCode: string, by: string, logs: readonly LogRecord[]): LogRecord[] =>
  logs.map(({ body, ...log }) => ({ ...log, body: { ...body, areaCode, by } }));

/** Of one log as JSON with its id, UTF-8. */
export const averageBytes = (logs: readonly LogRecord[]): number =>
  logs.reduce((total, { id, body }) => total + Buffer.byteLength(JSON.stringify({ id, ...body })), 0) / logs.length;

/** A volunteer of a village, as the server knows one. */
export const account = (userId: string, scope: string): PlantedRecord[] => [
  { kind: "user", id: userId, body: { name: "นก (ตัวอย่าง)", phone: "000-111-2222", affiliations: [] } },
  {
    kind: "membership",
    id: userId.replace("019ab", "019ac"),
    body: { userId, role: "volunteer", scope, from: "2025-01-01" },
  },
];

interface Span {
  readonly stream: number;
  readonly count: number;
  readonly first: string;
  readonly days: number;
}

const logsFrom = ({ stream, count, first, days }: Span): LogRecord[] => {
  const random = createRandom(98, stream, 0);
  const begin = Date.parse(`${first}T01:00:00Z`);
  const instants = Array.from(
    { length: count },
    () => begin + random.whole(0, days - 1) * dayMs + random.whole(0, tenHoursMs),
  );
  instants.sort((a, b) => a - b);
  return instants.map((ms) => logAt(new Date(ms).toISOString(), random));
};

const dayMs = 86_400_000;
const tenHoursMs = 36_000_000;

const logAt = (at: string, random: Random): LogRecord => ({
  id: random.id(at),
  at,
  body: {
    ...(random.chance(0.05) ? { groupCount: random.whole(3, 30) } : { citizenId: neighbour(random) }),
    areaCode: village,
    by: volunteer,
    at,
    minutes: 5 * random.whole(1, 18),
    place: random.pick(["home", "home", "home", "home", "village", "village", "centre", "phone", "line"]),
    topics: topicsOf(random),
    outcome: random.pick(["done", "done", "done", "done", "done", "partly", "partly", "not_yet", "referred"]),
    ...(random.chance(0.65) && { note: noteOf(random) }),
    ...(random.chance(0.1) && { followUpId: random.id(at) }),
  },
});

const people = (() => {
  const random = createRandom(98, 2, 0);
  return Array.from({ length: 150 }, (_, at) => random.id(new Date(Date.UTC(2025, 4, 1) + at * 400_000).toISOString()));
})();

// Some neighbours ask for help far more often than others.
const neighbour = (random: Random): string => people[Math.floor(random.next() ** 2 * people.length)] ?? volunteer;

const topicsOf = (random: Random): string[] => {
  const codes = Array.from(
    { length: random.chance(0.75) ? 1 : 2 },
    () => topics[Math.floor(random.next() ** 3 * topics.length)],
  );
  return [...new Set(codes.map((topic) => topic?.code ?? "OTH-OTHER"))];
};

/** What was seen, what was done, and what comes next: two or three of the parts, as people do. */
const noteOf = (random: Random): string =>
  [
    ...(random.chance(0.7) ? [random.pick(seen)] : []),
    random.pick(done).replace("#", String(random.whole(2, 12))),
    ...(random.chance(0.6) ? [random.pick(next).replace("#", String(random.whole(1, 28)))] : []),
  ].join(" ");

const seen = [
  "จำรหัสไม่ได้",
  "เครื่องเต็ม",
  "ตามองไม่ค่อยชัด",
  "เปลี่ยนเบอร์ใหม่",
  "ยังไม่เคยใช้มาก่อน",
  "ลูกหลานซื้อเครื่องให้",
  "มีคนโทรมาอ้างเป็นตำรวจ",
  "สัญญาณที่บ้านอ่อน",
  "กลัวโดนหลอก",
  "หน้าจอแตกแต่ยังใช้ได้",
  "อยู่บ้านคนเดียว",
  "บัตรประชาชนหมดอายุ",
  "กดผิดจนออกจากระบบ",
  "ได้ยินไม่ชัด",
  "ใช้เครื่องร่วมกับหลาน",
  "สแกนหน้าไม่ผ่าน",
] as const;

const done = [
  "ช่วยตั้งตัวหนังสือให้ใหญ่ขึ้น",
  "ลองทำเองได้แล้วหลังสอน # รอบ",
  "ตั้งรหัสใหม่ให้ จดใส่สมุดแล้ว",
  "ลบรูปซ้ำออก # อัลบั้ม",
  "พาไปยืนยันตัวตนที่ร้านสะดวกซื้อ",
  "ตรวจสิทธิให้แล้ว มีสิทธิ",
  "ตรวจสิทธิแล้ว รายได้เกินเกณฑ์",
  "โทรหาสายด่วนด้วยกัน รอสาย # นาที",
  "สอนดูลิงก์ปลอม ยกตัวอย่างให้ดู # แบบ",
  "บล็อกเบอร์แปลก # เบอร์",
  "จองคิวโรงพยาบาลให้แล้ว",
  "สอนโทรวิดีโอหาลูก",
  "อัปเดตแอปและเปิดเครื่องใหม่",
  "ถ่ายเอกสาร # แผ่นไว้ให้",
  "ลงทะเบียนให้จนเสร็จ",
  "อ่านข้อความให้ฟังและอธิบาย",
  "สอนเติมเงินและดูยอด",
  "เพิ่มเพื่อนในไลน์ # คน",
] as const;

const next = [
  "นัดทวนอีกครั้งวันที่ #",
  "รอเอกสารจากอำเภอ",
  "รอข้อความตอบกลับ # วัน",
  "พาไปที่ อบต. วันจันทร์",
  "ลูกจะกลับมาช่วยต่อ",
  "ทำต่อที่ศูนย์ดิจิทัลชุมชน",
  "ให้เบอร์ติดต่อไว้แล้ว",
  "คราวหน้าเอาบัตรมาด้วย",
  "เพื่อนบ้านอยากเรียนอีก # คน",
  "ยังไม่มั่นใจ ต้องทำด้วยกันอีก",
  "ต้องใช้อีเมล ยังไม่มี",
  "เสร็จแล้ว ไม่ต้องติดตาม",
] as const;
