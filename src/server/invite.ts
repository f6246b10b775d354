/** `npm run invite`: makes an account from the terminal and prints its sign-in link. */
import { parseArgs } from "node:util";
import { uuidv7 } from "uuidv7";
import { auditLog } from "./audit/audit-log.ts";
import { runCommand, stopWith } from "./command.ts";
import { hasDemo } from "./demo.ts";
import { CODE_DAYS, enrol, inviteAgain, type EnrolError, type Invitation } from "./enrol.ts";
import { deriveKey } from "./secret.ts";
import { signInLink } from "./settings.ts";
import { sqlStore } from "./stores/sql-store.ts";

const USAGE = `วิธีใช้ · Usage:
  npm run invite -- --name "ชื่อ นามสกุล" --role volunteer --scope 33010401 [--village-name "บ้าน…"] [--phone 08x-xxx-xxxx]
  --role   volunteer (--scope 8 หลัก · 8 digits), coordinator (2, 4, 6 หลัก · digits)
  npm run invite -- --id <รหัสบุคคล · id of a person>
           ลิงก์ใหม่ของผู้ที่มีบัญชีแล้ว · a new link for somebody who has an account
           ถ้ากู้ข้อมูลสำรองแล้วไม่มีบัญชีนี้ ให้ใส่ --name --role --scope ด้วย
           · after a restore without their account: give --name, --role and --scope, too`;

const WRONG: Readonly<Record<EnrolError["type"], string>> = {
  id: "--id ไม่ใช่รหัสบุคคล หรือมีบัญชีนี้อยู่แล้ว · is no id of a person, or they have an account.",
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

const readInvitation = (): Invitation | { readonly id: string; readonly name?: never } => {
  const text = { type: "string" } as const;
  const options = { id: text, name: text, role: text, scope: text, phone: text, "village-name": text };
  try {
    const { values } = parseArgs({ options });
    const { name, role, scope, phone, "village-name": villageName } = values;
    const id = values.id?.toLowerCase();
    if (id !== undefined && name === undefined && role === undefined && scope === undefined) return { id };
    if (name === undefined || role === undefined || scope === undefined) return stopWith(USAGE);
    return { id, name, role, scope, phone, villageName };
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

const tellLink = (name: string, userId: string, link: string): void => {
  console.log(`ลิงก์เข้าสู่ระบบของ ${name} ใช้ได้ 1 เครื่อง ภายใน ${CODE_DAYS} วัน`);
  console.log(`Sign-in link of ${name}, for one phone, within ${CODE_DAYS} days`);
  console.log(`  ${link}`);
  console.log(`รหัสบุคคล กรุณาจดไว้ · Id of the person, to be written down: ${userId}`);
};

const invitation = readInvitation();
await runCommand(async ({ database, secret, settings }) => {
  if (await hasDemo(database)) console.error(demoIsHere);
  const now = new Date().toISOString();
  const parts = { db: database.db, store: sqlStore(database), codeKey: deriveKey(secret, "code"), newId: uuidv7, now };
  const log = auditLog(database, deriveKey(secret, "audit"));
  if (invitation.name === undefined) {
    const again = await inviteAgain(parts, invitation.id);
    if (again) {
      await log.append({ at: now, actor: null, action: "inviteAgain", subject: invitation.id });
      tellLink(again.name, invitation.id, signInLink(settings, again.code));
    } else stopWith(`--id ไม่มีบัญชีนี้ · there is no such account.\n\n${USAGE}`);
    return;
  }
  const made = await enrol(parts, invitation);
  if (made.ok) {
    const { userId: subject, code } = made.value;
    const { role, scope } = invitation;
    await log.append({ at: now, actor: null, action: "invite", subject, details: { role, scope } });
    tellLink(invitation.name, subject, signInLink(settings, code));
  } else stopWith(`${WRONG[made.error.type]}\n\n${USAGE}`);
});
