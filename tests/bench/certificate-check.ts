/** How long a phone needs to say whether a certificate is good, on a processor six times slower. */
import { generateKeyPairSync, sign } from "node:crypto";
import { claimsText, nameMarkOf, payloadOf } from "#domain/certificate.ts";
import type { Trust } from "#domain/certificate-check.ts";
import { certificateCode } from "#domain/certificate-code.ts";
import { buyPhone } from "#tests/browser/phone.ts";
import { p95, slowDown } from "./event-to-paint.ts";
import type { Figure } from "./figure.ts";
import { startPage } from "./floor-app.ts";

const revocations = 2_000;
const checks = 60;
const slower = 6;

export const certificateFigures = async (): Promise<Figure[]> => {
  const app = await startPage("certificate-page");
  const phone = await buyPhone("10.1.0.7");
  try {
    const { page } = phone;
    await page.goto(app.origin);
    await page.waitForFunction(() => typeof timeChecks === "function");
    await slowDown(page, slower);
    const { payload, trust } = await signedOne();
    const { ready, browser, library, bare } = await page.evaluate(
      ([text, known, times]) => timeChecks(text, known, times),
      [payload, trust, checks] as const,
    );
    const how = `p95 of ${checks}, beside ${revocations.toLocaleString("en")} revocations, processor ${slower}× slower`;
    const beside = [{ what: "the browser's verification alone", value: p95(bare) }];
    const limit = { kind: "goal", atMost: 50 } as const;
    const figure = { unit: "ms", limit, beside } as const;
    return [
      { ...figure, name: "certificate.p95", what: `check of a certificate, ${how}`, value: p95(browser) },
      { ...figure, name: "certificate.libraryP95", what: "the same by the library", value: p95(library) },
      { name: "certificate.libraryReady", what: "the library made ready, before it", value: ready, unit: "ms" },
    ];
  } finally {
    await phone.throwAway();
    await app.stop();
  }
};

const signedOne = async (): Promise<{ readonly payload: string; readonly trust: Trust }> => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const code = codeOf(revocations);
  const name = "นางบัวผัน สมมุติ";
  const nameMark = await nameMarkOf(crypto.subtle, code, name);
  const about = { kid: "a1b", course: "ECOM-18", issuedOn: "2026-11-21", minutes: 1_080, initials: "บส" };
  const signed = claimsText({ ...about, code, nameMark });
  const issuers = [{ kid: "a1b", publicKey: publicKey.export({ format: "jwk" }).x ?? "", from: "2026-11-01" }];
  const on = "2026-11-22";
  const takenBack = Array.from({ length: revocations }, (_, at) => ({
    code: codeOf(at),
    on,
    why: "wrongName" as const,
  }));
  return {
    payload: payloadOf(signed, sign(null, Buffer.from(signed), privateKey)),
    trust: { issuers, revocations: takenBack, asOf: `${on}T00:00:00.000Z` },
  };
};

/** Another code for each number. */
const codeOf = (number: number): string =>
  certificateCode([0, 0, 0, 0, Math.floor(number / 900), Math.floor(number / 30) % 30, number % 30]);
