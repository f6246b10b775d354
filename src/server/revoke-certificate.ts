/** `npm run revoke-certificate`: a certificate that does not hold any more, or a key that was stolen. */
import { parseArgs } from "node:util";
import * as v from "valibot";
import { readCertificateCode } from "#domain/certificate-code.ts";
import { day } from "#domain/field-types.ts";
import { revocationReasons, type RevocationReason } from "#domain/records/revocation.ts";
import { err, ok, type Result } from "#domain/result.ts";
import type { Store } from "#sync/store.ts";
import { auditLog } from "./audit/audit-log.ts";
import type { AuditEntry } from "./audit/chain.ts";
import { endKey, revokeCertificate, type RevokeError } from "./certificates/revoke.ts";
import { runCommand, stopWith } from "./command.ts";
import type { Database } from "./database.ts";
import { deriveKey } from "./secret.ts";
import { sqlStore } from "./stores/sql-store.ts";

const USAGE = `วิธีใช้ · Usage:
  npm run revoke-certificate -- --code AS7K-2M4P --why wrongName|wrongCourse|notEarned|taken
           เพิกถอนวุฒิบัตร ถ้าผู้เรียนยังผ่านเกณฑ์ จะได้ใบใหม่เมื่อส่งข้อมูลการเรียนครั้งต่อไป
           · takes a certificate back; whoever still meets the rule gets a new one with their next learning that is sent
  npm run revoke-certificate -- --key a1b --last-day 2026-11-20
           กุญแจของผู้ออกใบถูกขโมย ใบที่ลงวันหลังจากวันนี้ใช้ไม่ได้
           · the issuer's key was stolen: what it signed after this day does not hold`;

const WRONG: Readonly<Record<RevokeError["type"], string>> = {
  noCertificate: "--code ไม่มีวุฒิบัตรเลขที่นี้ · there is no such certificate.",
  revoked: "--code วุฒิบัตรนี้เพิกถอนไปแล้ว · it has been taken back before.",
  noKey: "--key ไม่มีกุญแจนี้ · there is no such key.",
};

const asked = v.union([
  v.strictObject({ code: v.string(), why: v.picklist(revocationReasons) }),
  v.strictObject({ key: v.string(), "last-day": day }),
]);

const readAsked = (): v.InferOutput<typeof asked> => {
  const text = { type: "string" } as const;
  try {
    const { values } = parseArgs({ options: { code: text, why: text, key: text, "last-day": text } });
    const parsed = v.safeParse(asked, { ...values });
    return parsed.success ? parsed.output : stopWith(USAGE);
  } catch (error) {
    return stopWith(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
};

type Noted = Required<Pick<AuditEntry, "action" | "subject" | "details">>;
type Done = Promise<Result<Noted, RevokeError>>;

const takeBack = async (
  database: Database,
  store: Store,
  { code, why }: { readonly code: string; readonly why: RevocationReason },
  now: string,
): Done => {
  const typed = readCertificateCode(code);
  if (typed.type !== "code") return err({ type: "noCertificate" });
  const done = await revokeCertificate(database, store, { code: typed.code, why }, now);
  return done.ok ? ok({ action: "revokeCertificate", subject: typed.code, details: { why } }) : done;
};

const end = async (
  database: Database,
  store: Store,
  { key, "last-day": until }: { readonly key: string; readonly "last-day": string },
  now: string,
): Done => {
  const done = await endKey(database, store, { kid: key, until }, now);
  return done.ok ? ok({ action: "endKey", subject: key, details: { until } }) : done;
};

const what = readAsked();
await runCommand(async ({ database, secret }) => {
  const now = new Date().toISOString();
  const store = sqlStore(database);
  const log = auditLog(database, deriveKey(secret, "audit"));
  const done = "code" in what ? await takeBack(database, store, what, now) : await end(database, store, what, now);
  if (!done.ok) return stopWith(WRONG[done.error.type]);
  const { action, subject, details } = done.value;
  await log.append({ at: now, actor: null, action, subject, details });
  console.log("บันทึกแล้ว ทุกเครื่องจะทราบเมื่อส่งข้อมูลครั้งต่อไป · Noted: phones hear of it with their next sync.");
  return undefined;
});
