/** `npm run retention -- --report`: what was removed because its time was over, and what will be in the next 30 days. */
import { parseArgs } from "node:util";
import { runCommand, stopWith } from "./command.ts";
import { retentionReport, type RetentionReport } from "./retention/report.ts";

const USAGE = `วิธีใช้ · Usage:
  npm run retention -- --report   ลบอะไรไปแล้ว และจะลบอะไรใน 30 วัน · what was removed, and what will be in 30 days`;

const isAsked = (): boolean => {
  try {
    return parseArgs({ options: { report: { type: "boolean" } } }).values.report === true;
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

const tell = ({ past, soon, soonUntil, waiting, waitingSoon }: RetentionReport): void => {
  console.log("ลบแล้วทั้งหมด · Removed so far:");
  if (past.length === 0) console.log("  ยังไม่เคยทำงาน · It has not run yet.");
  for (const { kind, removed, lastRun } of past) console.log(`  ${kind}  ${removed}  (${lastRun})`);
  console.log(`จะลบถึงวันที่ ${soonUntil} · Will be removed until ${soonUntil}:`);
  for (const [kind, count] of soon) console.log(`  ${kind}  ${count}`);
  console.log("ประชาชนที่รอผู้ประสานงานตัดสินใจ ตามหมู่บ้าน · People who wait for a decision, by village:");
  for (const { village, people, since } of waiting) console.log(`  ${village}  ${people}  (${since.slice(0, 10)})`);
  console.log(`  ภายใน ${soonUntil} รวม · in all by ${soonUntil}: ${waitingSoon}`);
};

if (!isAsked()) stopWith(USAGE);
await runCommand(async ({ database }) => tell(await retentionReport(database, new Date().toISOString())));
