/** `npm run audit`: tells whether the audit log is whole, with its newest hash, and what it says about somebody. */
import { parseArgs } from "node:util";
import { verifyAudit } from "./audit/chain.ts";
import { runCommand, stopWith, type Opened } from "./command.ts";
import { isUuid } from "./is-uuid.ts";
import { deriveKey } from "./secret.ts";

const USAGE = `วิธีใช้ · Usage:
  npm run audit -- verify
  npm run audit -- verify --newest <ลำดับ · number>:<แฮชที่จดไว้ · hash written down>
  npm run audit -- list --of <รหัสบุคคลหรือเครื่อง · id of a person or a phone>`;

interface Written {
  readonly n: number;
  readonly hash: string;
}

type Asked = { readonly written: Written | undefined } | { readonly of: string };

const readAsked = (): Asked => {
  try {
    const options = { newest: { type: "string" }, of: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const act = positionals.join(" ");
    const of = values.of?.toLowerCase();
    if (act === "list" && of !== undefined && isUuid(of)) return { of };
    if (act !== "verify") return stopWith(USAGE);
    if (values.newest === undefined) return { written: undefined };
    const [, n, hash] = /^([1-9]\d*):([\w-]{43})$/u.exec(values.newest) ?? [];
    return n === undefined || hash === undefined ? stopWith(USAGE) : { written: { n: Number(n), hash } };
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

const verify = async ({ database, secret }: Opened, written: Written | undefined): Promise<void> => {
  const { newest, brokenAt, underOtherKey } = await verifyAudit(database.db, deriveKey(secret, "audit"), written);
  if (brokenAt !== null) {
    console.error(`บันทึกตรวจสอบไม่ครบหรือถูกแก้ไข เริ่มที่บรรทัด ${brokenAt}`);
    console.error(`The audit log is not whole: line ${brokenAt} is changed or missing.`);
    process.exitCode = 1;
    return;
  }
  console.log(`บันทึกตรวจสอบครบถ้วน ${newest?.n ?? 0} บรรทัด · The audit log is whole: ${newest?.n ?? 0} lines.`);
  if (underOtherKey > 0) {
    console.log(`${underOtherKey} บรรทัดเขียนด้วยความลับชุดเดิม ตรวจได้เฉพาะลำดับ`);
    console.log(`${underOtherKey} lines were written under an earlier secret: only their order was checked.`);
  }
  if (newest) console.log(`จดไว้ที่อื่นด้วย · Write down in a second place: ${newest.n}:${newest.hash}`);
};

/** What was done by and to a person or a phone, oldest first. */
const list = async ({ database }: Opened, of: string): Promise<void> => {
  const lines = await database.db
    .selectFrom("audit")
    .selectAll()
    .where((line) => line.or([line("subject", "=", of), line("actor", "=", of)]))
    .orderBy("n")
    .execute();
  for (const { n, at, actor, action, subject, p, details } of lines) {
    console.log([n, at, action, `by ${actor ?? "–"}`, `about ${subject ?? "–"}`, p ?? "–", details].join("  "));
  }
  console.log(`${lines.length} บรรทัด · lines`);
};

const asked = readAsked();
await runCommand((opened) => ("of" in asked ? list(opened, asked.of) : verify(opened, asked.written)));
