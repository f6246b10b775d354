/** `npm run audit`: tells whether the audit log is whole, and its newest hash, to be kept in a second place. */
import { parseArgs } from "node:util";
import { verifyAudit } from "./audit/chain.ts";
import { runCommand, stopWith, type Opened } from "./command.ts";
import { deriveKey } from "./secret.ts";

const USAGE = `วิธีใช้ · Usage:
  npm run audit -- verify
  npm run audit -- verify --newest <ลำดับ · number>:<แฮชที่จดไว้ · hash written down>`;

interface Written {
  readonly n: number;
  readonly hash: string;
}

const readWritten = (): Written | undefined => {
  try {
    const { values, positionals } = parseArgs({ options: { newest: { type: "string" } }, allowPositionals: true });
    if (positionals.join(" ") !== "verify") return stopWith(USAGE);
    if (values.newest === undefined) return undefined;
    const [, n, hash] = /^([1-9]\d*):([\w-]{43})$/u.exec(values.newest) ?? [];
    return n === undefined || hash === undefined ? stopWith(USAGE) : { n: Number(n), hash };
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

const verify = async ({ database, secret }: Opened, written: Written | undefined): Promise<void> => {
  const { newest, brokenAt } = await verifyAudit(database.db, deriveKey(secret, "audit"), written);
  if (brokenAt !== null) {
    console.error(`บันทึกตรวจสอบไม่ครบหรือถูกแก้ไข เริ่มที่บรรทัด ${brokenAt}`);
    console.error(`The audit log is not whole: line ${brokenAt} is changed or missing.`);
    process.exitCode = 1;
    return;
  }
  console.log(`บันทึกตรวจสอบครบถ้วน ${newest?.n ?? 0} บรรทัด · The audit log is whole: ${newest?.n ?? 0} lines.`);
  if (newest) console.log(`จดไว้ที่อื่นด้วย · Write down in a second place: ${newest.n}:${newest.hash}`);
};

const written = readWritten();
await runCommand((opened) => verify(opened, written));
