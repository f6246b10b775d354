/** Certificates on the phone of somebody who has some, and what anybody sees who checks one. */
import { generateKeyPairSync, sign, webcrypto } from "node:crypto";
import type { Page } from "@playwright/test";
import { claimsText, initialsOf, nameMarkOf, payloadOf } from "#domain/certificate.ts";
import { certificateCode } from "#domain/certificate-code.ts";
import type { Certificate } from "#domain/records/certificate.ts";
import { andPress, at, inApp, startedAt, type Open } from "./open-screen.ts";
import { putRows, readPeople } from "./planted.ts";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const issuer = { kid: "t3s", publicKey: publicKey.export({ format: "jwk" }).x ?? "", from: "2026-01-01" };

const ecommerce = {
  course: "ECOM-18",
  titleTh: "ค้าขายออนไลน์เพื่อชุมชน",
  titleEn: "Community e-commerce",
  minutes: 1080,
  skills: ["sell-online", "product-photos", "reckon-price", "shop-page"].map((code) => ({ code, level: 1 })),
};
const news = {
  course: "FAKE-3",
  titleTh: "รู้ทันข่าวปลอม",
  titleEn: "Spot fake news",
  minutes: 180,
  skills: [{ code: "check-news", level: 1 }],
};

const signedFor = async (
  number: number,
  name: string,
  { course, minutes }: typeof news,
): Promise<Pick<Certificate, "name" | "code" | "payload" | "issuedOn">> => {
  const code = certificateCode([1, 2, 3, 4, 5, 6, number]);
  const claims = { kid: issuer.kid, course, issuedOn: "2026-11-21", minutes, code, initials: initialsOf(name) };
  const text = claimsText({ ...claims, nameMark: await nameMarkOf(webcrypto.subtle as SubtleCrypto, code, name) });
  return { name, code, payload: payloadOf(text, sign(null, Buffer.from(text), privateKey)), issuedOn: "2026-11-21" };
};

/** Two of this person's, one of which was taken back, and one of somebody who learnt with them. */
export const plantCertificates = async (page: Page): Promise<readonly string[]> => {
  const { people, userId } = await readPeople(page);
  const [first] = people;
  const [held, taken, theirs] = await Promise.all([
    signedFor(1, "นางสาวน้ำเพชร ปิ่นแก้วสมมุติ", ecommerce),
    signedFor(2, "นางสาวน้ำเพชร ปิ่นแก้วสมมุติ", news),
    signedFor(3, "ฐิติญา ญาณวุฒิ", news),
  ]);
  const whose = { by: userId, version: "0123456789abcdef", before: 40, after: 85 };
  const rows = [
    { ...whose, ...ecommerce, ...held },
    { ...whose, ...news, ...taken },
    { ...whose, ...news, ...theirs, citizenId: first?.id, areaCode: first?.areaCode },
  ].map((body) => ({ id: body.code, kind: "certificate", partition: "", seq: 1, body }));
  const revocation = { code: taken.code, on: "2026-11-22", why: "wrongName" };
  await page.evaluate(putRows, {
    "record:certificate": rows,
    "record:revocation": [{ id: taken.code, kind: "revocation", partition: "g", seq: 1, body: revocation }],
  });
  return [held.code, taken.code];
};

const held: Open = async (page, origin) => {
  await inApp(page, origin);
  await plantCertificates(page);
  await startedAt("/certificates")(page, origin);
  await page.locator("main .row").nth(2).waitFor();
};

const one =
  (which: number): Open =>
  async (page, origin) => {
    await inApp(page, origin);
    const codes = await plantCertificates(page);
    await startedAt(`/certificates/${codes[which]}`)(page, origin);
    await page.locator("main .facts-list").waitFor();
  };

export const certificateScreens: readonly (readonly [name: string, open: Open])[] = [
  ["certificates-none", at("/certificates")],
  ["certificates", held],
  ["certificate", one(0)],
  ["certificate-taken", one(1)],
];

/** Somebody who is not signed in scans one. */
const scanned =
  (change: (payload: string) => string, revocations: (code: string) => readonly object[]): Open =>
  async (page, origin) => {
    const { code, payload = "" } = await signedFor(1, "นางสาวน้ำเพชร ปิ่นแก้วสมมุติ", ecommerce);
    const trust = { asOf: "2026-11-22T03:00:00.000Z", issuers: [issuer], revocations: revocations(code) };
    await page.route("**/v1/certificates/trust", (route) => route.fulfill({ json: trust }));
    await page.route("**/v1/certificates?code=*", (route) => route.abort());
    await at(`/c#${change(payload)}`)(page, origin);
    await page.locator("main .verdict").waitFor();
  };

const none = () => [];
const asItIs = (payload: string) => payload;
const takenBack = (code: string) => [{ code, on: "2026-11-22", why: "wrongCourse" }];

export const verifyScreens: readonly (readonly [name: string, open: Open])[] = [
  ["verify", at("/c")],
  ["verify-typed", andPress(at("/c"), ".dock button.button-quiet")],
  ["verify-scan", andPress(at("/c"), ".dock button:not(.button-quiet)")],
  ["verify-valid", scanned(asItIs, none)],
  ["verify-taken", scanned(asItIs, takenBack)],
  ["verify-forged", scanned((payload) => payload.replace("ECOM-18", "ECOM-19"), none)],
  ["verify-other", scanned(() => "https://example.org/", none)],
  ["verify-damaged", at("/c#%E0%")],
];
