/** `npm run invite`: makes an account from the terminal and prints its sign-in link. */
import { parseArgs } from "node:util";
import { uuidv7 } from "uuidv7";
import { runCommand, stopWith } from "./command.ts";
import { hasDemo } from "./demo.ts";
import { CODE_DAYS, enrol, type EnrolError, type Invitation } from "./enrol.ts";
import { deriveKey } from "./secret.ts";
import { signInLink } from "./settings.ts";
import { sqlStore } from "./stores/sql-store.ts";

const USAGE = `วิธีใช้ · Usage:
  npm run invite -- --name "ชื่อ นามสกุล" --role volunteer --scope 33010401 [--village-name "บ้าน…"] [--phone 08x-xxx-xxxx]
  --role   volunteer (--scope 8 หลัก · 8 digits), coordinator (2, 4, 6 หลัก · digits)`;

const WRONG: Readonly<Record<EnrolError["type"], string>> = {
  name: "--name ต้องเป็นชื่อ 1 ถึง 300 ตัวอักษร · must be a name of 1 to 300 letters.",
  phone: "--phone ต้องเป็นหมายเลขโทรศัพท์ · must be a telephone number.",
  role: "--role ไม่มีบทบาทนี้ · there is no such role.",
  scope:
    "--scope อสด. ใช้รหัสหมู่บ้าน 8 หลัก บทบาทอื่นใช้รหัสพื้นที่ 2, 4 หรือ 6 หลัก · " +
    "a volunteer needs a village code of 8 digits, any other role an area code of 2, 4 or 6.",
};

const demoIsHere = `ฐานข้อมูลนี้มีจังหวัดสาธิตอยู่ด้วย หากจะใช้งานจริง กรุณาเริ่มจากฐานข้อมูลว่างด้วย NODE_ENV=production
This database holds the demo province: for real work, begin with an empty one and NODE_ENV=production.
`;

const readInvitation = (): Invitation => {
  const text = { type: "string" } as const;
  const options = { name: text, role: text, scope: text, phone: text, "village-name": text };
  try {
    const { values } = parseArgs({ options });
    const { name, role, scope, phone, "village-name": villageName } = values;
    if (name === undefined || role === undefined || scope === undefined) return stopWith(USAGE);
    return { name, role, scope, phone, villageName };
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

const invitation = readInvitation();
await runCommand(async ({ database, secret, settings }) => {
  if (await hasDemo(database)) console.error(demoIsHere);
  const now = new Date().toISOString();
  const codeKey = deriveKey(secret, "code");
  const made = await enrol({ db: database.db, store: sqlStore(database), codeKey, newId: uuidv7, now }, invitation);
  if (!made.ok) {
    stopWith(`${WRONG[made.error.type]}\n\n${USAGE}`);
    return;
  }
  console.log(`ลิงก์เข้าใช้งานของ ${invitation.name} ใช้ได้ 1 เครื่อง ภายใน ${CODE_DAYS} วัน`);
  console.log(`Sign-in link of ${invitation.name}, for one phone, within ${CODE_DAYS} days`);
  console.log(`  ${signInLink(settings, made.value.code)}`);
});
