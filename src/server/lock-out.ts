/** `npm run lock-out`: a person's phones are lost, or their post is over. */
import { parseArgs } from "node:util";
import { auditLog } from "./audit/audit-log.ts";
import { runCommand, stopWith } from "./command.ts";
import { isUuid } from "./is-uuid.ts";
import { lockOut } from "./people/lock-out.ts";
import { deriveKey } from "./secret.ts";

const USAGE = `วิธีใช้ · Usage:
  npm run lock-out -- --person <รหัสผู้ใช้ · id of the user>              ปิดทุกเครื่องและรหัสที่ค้าง · end all phones and open codes
  npm run lock-out -- --person <รหัสผู้ใช้ · id of the user> --end-posts  พ้นหน้าที่ด้วย · end their posts as well`;

const readOptions = (): { readonly userId: string; readonly endsPosts: boolean } => {
  try {
    const { values } = parseArgs({ options: { person: { type: "string" }, "end-posts": { type: "boolean" } } });
    const userId = values.person?.toLowerCase() ?? "";
    return isUuid(userId) ? { userId, endsPosts: values["end-posts"] ?? false } : stopWith(USAGE);
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

const asked = readOptions();
await runCommand(async ({ database, secret }) => {
  const audit = auditLog(database, deriveKey(secret, "audit"));
  const done = await lockOut({ database, audit }, asked, new Date().toISOString());
  if (!done) stopWith("ไม่พบผู้ใช้รหัสนี้ ไม่มีอะไรเปลี่ยน\nThere is no such user; nothing was changed.");
  else {
    console.log(`ปิดการเข้าสู่ระบบ ${done.phones} เครื่อง สิ้นสุดหน้าที่ ${done.posts} ตำแหน่ง และปิดรหัสที่ค้างแล้ว`);
    console.log(`Ended ${done.phones} sign-ins and ${done.posts} posts; open codes and invitations are closed.`);
    console.log("เครื่องจะปิดตัวเมื่อติดต่อครั้งถัดไป งานที่ค้างส่งจะรอผู้ประสานงานดู");
    console.log("Each phone closes at its next contact; work that it had not sent waits for the coordinator.");
  }
});
