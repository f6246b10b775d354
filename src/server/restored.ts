/** `npm run restored`: after a backup was put back. Phones then give back what the backup does not have. */
import { runCommand } from "./command.ts";
import { eraseAgain, eraseLateWork } from "./erasure/erase-person.ts";
import { erasuresFile } from "./erasure/erasures-file.ts";
import { sqlStore } from "./stores/sql-store.ts";

await runCommand(async ({ database, settings }) => {
  const store = sqlStore(database);
  const file = erasuresFile(settings.dataDirectory);
  const parts = { db: database.db, store, file, now: new Date().toISOString() };
  // First of all: until then the server would give out numbers that phones have seen with another meaning.
  await store.restart();
  const again = await eraseAgain(parts);
  const late = await eraseLateWork(parts);
  console.log("ตั้งต้นรอบใหม่แล้ว เครื่องของอาสาสมัครจะส่งงานที่ขาดกลับมาเองเมื่อติดต่อครั้งถัดไป");
  console.log("A new epoch has begun: phones send what the backup lacks by themselves at their next contact.");
  console.log(`ลบซ้ำ ${again.erased + late.erased} ระเบียนตามไฟล์ ${file.path}`);
  console.log(
    `Erased again: ${again.erased + late.erased} records, as ${file.path} says (${file.read().length} lines).`,
  );
});
