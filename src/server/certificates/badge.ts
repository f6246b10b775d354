/** An Open Badge of a certificate, for whoever may read the certificate, signed with the key that signed its QR. */
import { webcrypto } from "node:crypto";
import { digCompAddress, skills } from "#content/skills/skills.ts";
import { badgeClaims, openBadgeOf, type BadgeAlignment, type BadgeWords } from "#domain/open-badge.ts";
import { certificate, certificateRecord, type Certificate } from "#domain/records/certificate.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { mayRead, scopeOf } from "#sync/scope.ts";
import type { Account } from "../accounts.ts";
import type { ServerParts } from "../server-parts.ts";
import type { Issuer } from "./issuer.ts";
import { isRevoked } from "./register.ts";

export type BadgeError = { readonly type: "noCertificate" | "takenBack" };

export interface AskedBadge {
  readonly code: string;
  readonly language: BadgeWords["language"];
  /** Where people open the app. */
  readonly origin: string;
}

/** A compact JWS: header, credential, signature. */
export const badgeOf = async (
  { database, issuer }: Pick<ServerParts, "database" | "issuer">,
  account: Account,
  { code, language, origin }: AskedBadge,
): Promise<Result<string, BadgeError>> => {
  const found = await readable(database.db, account, code);
  // Without it, its person asked to be forgotten.
  const payload = found?.payload;
  if (!found || payload === undefined) return err({ type: "noCertificate" });
  if (await isRevoked(database.db, code)) return err({ type: "takenBack" });
  const subtle = webcrypto.subtle as SubtleCrypto;
  const badge = await openBadgeOf(subtle, { ...found, payload }, origin, wordsOf(found, language, origin));
  return ok(signed(issuer, origin, badgeClaims(badge)));
};

const readable = async (
  db: ServerParts["database"]["db"],
  account: Account,
  code: string,
): Promise<Certificate | null> => {
  const scope = scopeOf(account);
  const rows = await db
    .selectFrom("row")
    .select(["p", "aud", "body"])
    .where(
      "p",
      "in",
      scope.map(({ partition }) => partition),
    )
    .where("id", "=", code)
    .where("kind", "=", certificate.kind)
    .where("body", "is not", null)
    .execute();
  const row = rows.find(({ p, aud }) => mayRead(scope, certificateRecord, { partition: p, audience: aud }));
  // Only the server writes certificates, and only whole ones.
  return row ? { ...(JSON.parse(row.body ?? "null") as Omit<Certificate, "id">), id: code } : null;
};

const signed = (issuer: Issuer, origin: string, claims: object): string => {
  const part = (json: object): string => Buffer.from(JSON.stringify(json)).toString("base64url");
  const header = { alg: "EdDSA", kid: `${origin}/v1/certificates/key?kid=${issuer.kid}`, typ: "JWT" };
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${issuer.sign(text).toString("base64url")}`;
};

const wordsOf = (
  { course, minutes, skills: given, cohort }: Certificate,
  language: "th" | "en",
  origin: string,
): BadgeWords => {
  const alignment = given.flatMap(({ code, level }) => alignmentsOf(code, level, language, origin));
  const hours = Math.round((minutes / 60) * 10) / 10;
  return language === "th"
    ? {
        language,
        issuer: "อาสา",
        description: `เรียนจบและสอบผ่านหลักสูตร ${course} รวมเวลาเรียน ${hours} ชั่วโมง`,
        criteria: cohort ? "เข้าเรียนและสอบหลังเรียนผ่านตามเกณฑ์ของรุ่น" : "เรียนครบทุกบท และสอบหลังเรียนผ่านตามเกณฑ์ของหลักสูตร",
        alignment,
      }
    : {
        language,
        issuer: "Asa",
        description: `Completed and passed course ${course}, ${hours} hours of learning`,
        criteria: cohort
          ? "Attendance and the test after the course, as the rule of the cohort asks"
          : "Every lesson done, and the test after the course passed",
        alignment,
      };
};

const alignmentsOf = (code: string, level: number, language: "th" | "en", origin: string): BadgeAlignment[] => {
  const skill = skills.find((each) => each.code === code);
  if (!skill) return [];
  const { nameTh, nameEn, digComp, esco } = skill;
  const type = ["Alignment"] as const;
  return [
    {
      type,
      targetName: language === "th" ? nameTh : nameEn,
      targetUrl: `${origin}/skills#${code}`,
      targetCode: `${code} ${level}`,
      targetFramework: "Asa",
    },
    ...(digComp
      ? [
          {
            type,
            targetName: digComp.name,
            targetUrl: digCompAddress,
            targetCode: digComp.to,
            targetFramework: "DigComp 2.2",
          },
        ]
      : []),
    ...(esco ? [{ type, targetName: esco.name, targetUrl: esco.to, targetFramework: "ESCO" }] : []),
  ];
};
