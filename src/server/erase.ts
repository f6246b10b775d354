/** `npm run erase`: erases a person at their own request, and tells which phones have not confirmed it. */
import { parseArgs } from "node:util";
import { auditLog } from "./audit/audit-log.ts";
import { runCommand, stopWith, type Opened } from "./command.ts";
import { erasePerson, findPerson } from "./erasure/erase-person.ts";
import { erasuresFile } from "./erasure/erasures-file.ts";
import type { Named } from "./erasure/traces.ts";
import { unconfirmedPhones, type UnconfirmedPhone } from "./erasure/unconfirmed.ts";
import { isUuid } from "./is-uuid.ts";
import { deriveKey } from "./secret.ts";
import { sqlStore } from "./stores/sql-store.ts";

const USAGE = `วิธีใช้ · Usage:
  npm run erase -- --person <รหัสระเบียนประชาชน · id of the citizen record> [--village <รหัสหมู่บ้าน 8 หลัก · village code of 8 digits>]
  npm run erase -- --list      เครื่องที่ยังไม่ยืนยันการลบ · phones that have not confirmed`;

interface Options {
  readonly person: string | undefined;
  readonly village: string | undefined;
  readonly list: boolean;
}

const readOptions = (): Options => {
  try {
    const options = { person: { type: "string" }, village: { type: "string" }, list: { type: "boolean" } } as const;
    const { values } = parseArgs({ options });
    const { list = false, village } = values;
    const person = values.person?.toLowerCase();
    if (person === undefined && !list) return stopWith(USAGE);
    if (person !== undefined && !isUuid(person)) return stopWith(USAGE);
    if (village !== undefined && (person === undefined || !/^\d{8}$/u.test(village))) return stopWith(USAGE);
    return { person, village, list };
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

const erase = async (
  { database, secret, settings }: Opened,
  person: string,
  village: string | undefined,
): Promise<void> => {
  const file = erasuresFile(settings.dataDirectory);
  const parts = { db: database.db, store: sqlStore(database), file, now: new Date().toISOString() };
  const places = await findPerson(parts, person);
  const meant = places.filter(({ audience }) => village === undefined || audience === village);
  if (meant.length > 1) {
    stopWith(`${severalPlaces}\n${(await namesOf(database, meant)).join("\n")}`);
    return;
  }
  const [place] = meant;
  const done = place && (await erasePerson(parts, place));
  if (!place || !done) {
    stopWith("ไม่พบระเบียนนี้ ไม่มีข้อมูลใดถูกลบ\nThere is no such record; nothing was erased.");
    return;
  }
  const log = auditLog(database, deriveKey(secret, "audit"));
  await log.append({
    at: parts.now,
    actor: null,
    action: "erase",
    subject: person,
    partition: place.partition,
    village: place.audience,
    details: { erased: done.erased },
  });
  console.log(`ลบแล้ว ${done.erased} ระเบียน และลบข้อความบันทึกใน ${done.blanked} ระเบียนการช่วยเหลือ`);
  console.log(`Erased ${done.erased} records, and the notes of ${done.blanked} help logs.`);
  for (const { id, audience } of done.unsure) {
    console.log(`อาจเป็นคนเดียวกัน ยังไม่ได้ลบ หมู่บ้าน ${audience} · May be the same person, not erased: ${id}`);
  }
  console.log(`กรุณาสำรองไฟล์ ${file.path} แยกจากฐานข้อมูล · Keep a copy of ${file.path} apart from the database.`);
};

const severalPlaces =
  "มีระเบียนรหัสนี้ในหลายหมู่บ้าน ไม่มีข้อมูลใดถูกลบ กรุณาระบุ --village ของคนที่ขอลบ\n" +
  "This id stands in several villages; nothing was erased. Say with --village whose record is meant:";

const namesOf = async ({ db }: Opened["database"], places: readonly Named[]): Promise<string[]> => {
  const villages = places.map(({ audience }) => audience);
  const targets = await db
    .selectFrom("fact_village_target")
    .select(["village", "name_th"])
    .where("village", "in", villages)
    .execute();
  const names = new Map(targets.map((target) => [target.village, target.name_th]));
  return villages.map((village) => `  --village ${village}  ${names.get(village) ?? ""}`.trimEnd());
};

const tell = (phones: readonly UnconfirmedPhone[]): void => {
  if (phones.length === 0) {
    console.log("ทุกเครื่องยืนยันการลบแล้ว · Every phone has confirmed.");
    return;
  }
  console.log(`ยังไม่ยืนยันการลบ ${phones.length} เครื่อง · Not confirmed by ${phones.length} phones:`);
  for (const { name, phone, lastSeenAt, partition, clientId } of phones) {
    const seen = lastSeenAt === null ? "ไม่เคย · never" : lastSeenAt.slice(0, 10);
    console.log(`  ${name ?? "–"}  ${phone ?? "–"}  ติดต่อล่าสุด · last seen ${seen}  ${partition}  ${clientId}`);
  }
};

const { person, village, list } = readOptions();
await runCommand(async (opened) => {
  if (person !== undefined) await erase(opened, person, village);
  if (list || person !== undefined) tell(await unconfirmedPhones(opened.database.db));
});
