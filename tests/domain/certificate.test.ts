import { generateKeyPairSync, randomBytes, sign, webcrypto } from "node:crypto";
import { array, assert, constantFrom, integer, nat, property, string } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  claimsText,
  initialsOf,
  nameMarkOf,
  payloadOf,
  qrTextOf,
  QR_LETTERS,
  readPayload,
  showInitials,
  type CertificateClaims,
} from "#domain/certificate.ts";
import { checkCertificate, type Trust } from "#domain/certificate-check.ts";
import {
  certificateCode,
  isCertificateCode,
  LETTER_COUNT,
  readCertificateCode,
  showCertificateCode,
} from "#domain/certificate-code.ts";
import { isSignedWith } from "#data/certificates/is-signed-with.ts";

const subtle = webcrypto.subtle as SubtleCrypto;
const codes = array(integer({ min: 0, max: LETTER_COUNT - 1 }), { minLength: 7, maxLength: 7 }).map((numbers) =>
  certificateCode(numbers),
);

describe("the code on the paper", () => {
  test("one letter mistyped, or two swapped, is found before anybody is asked", () => {
    assert(
      property(codes, nat(7), constantFrom(...Array.from("23456789ABCDEFGHJKMNPQRSTUVWXYZ")), (code, at, letter) => {
        const wrong = code.slice(0, at) + letter + code.slice(at + 1);
        expect(isCertificateCode(wrong)).toBe(wrong === code);
        const next = (at + 1) % 8;
        const letters = Array.from(code);
        [letters[at], letters[next]] = [letters[next] ?? "", letters[at] ?? ""];
        expect(isCertificateCode(letters.join(""))).toBe(letters.join("") === code);
      }),
    );
  });

  test("is read however it is typed", () => {
    const code = certificateCode([1, 2, 3, 4, 5, 6, 7]);
    for (const typed of [code, showCertificateCode(code), ` ${code.toLowerCase().slice(0, 4)} - ${code.slice(4)} `]) {
      expect(readCertificateCode(typed)).toEqual({ type: "code", code });
    }
    expect(readCertificateCode(code.slice(0, 5))).toEqual({ type: "short" });
    expect(readCertificateCode("OIL00000")).toEqual({ type: "mistyped" });
  });
});

describe("what the QR says", () => {
  const claims: CertificateClaims = {
    kid: "a1b",
    course: "ECOM-18",
    issuedOn: "2026-11-21",
    minutes: 1080,
    code: certificateCode([1, 2, 3, 4, 5, 6, 7]),
    initials: "นป",
    nameMark: "abc_-1",
  };

  test("comes back as it was written, and fits with an address of 27 letters", () => {
    const payload = payloadOf(claimsText(claims), randomBytes(64));
    expect(readPayload(payload)).toMatchObject({ claims, signed: claimsText(claims) });
    const link = qrTextOf("https://asa.example.go.th", payload);
    expect(link).toContain("/c#");
    expect(link.length).toBeLessThanOrEqual(QR_LETTERS);
    expect(readPayload(link)).toMatchObject({ claims });
    expect(qrTextOf("https://a-very-long-name.of-a-province.example.go.th", payload)).toBe(payload);
  });

  test("any other text is no certificate, whatever it is", () => {
    assert(
      property(string({ unit: "grapheme" }), (text) => {
        expect(typeof readPayload(text)).toBe("string");
      }),
    );
    expect(readPayload("https://example.org/c#1.a.b")).toBe("notCertificate");
    expect(readPayload(`2.${"a".repeat(120)}`)).toBe("newer");
  });

  test.each([
    ["นางสาวน้ำเพชร ปิ่นแก้ว", "น. ป."],
    ["ฐิติญา ญาณวุฒิ", "ฐ. ญ."],
    ["นายเอกชัย ใจดี", "อ. จ."],
    ["ป้าสมใจ", "ส."],
    ["Ma Thida Soe", "M. S."],
    ["  ", "–."],
    ["ไพลิน แซ่ตั้ง", "พ. ซ."],
  ])("%s is %s", (name, initials) => expect(showInitials(initialsOf(name))).toBe(initials));

  test("a name from the paper is known again without its title and spaces, and no other is", async () => {
    const mark = await nameMarkOf(subtle, claims.code, "นางสาวน้ำเพชร  ปิ่นแก้ว");
    expect(await nameMarkOf(subtle, claims.code, "น้ำเพชร ปิ่นแก้ว")).toBe(mark);
    expect(await nameMarkOf(subtle, claims.code, "น้ำเพชร ปิ่นทอง")).not.toBe(mark);
    expect(await nameMarkOf(subtle, "AAAAAAAA", "น้ำเพชร ปิ่นแก้ว")).not.toBe(mark);
  });
});

describe("a phone without a signal", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "jwk" }).x ?? "";
  const claims: CertificateClaims = {
    kid: "a1b",
    course: "FAKE-3",
    issuedOn: "2026-11-21",
    minutes: 180,
    code: certificateCode([7, 6, 5, 4, 3, 2, 1]),
    initials: "ฐญ",
    nameMark: "abc_-1",
  };
  const payload = payloadOf(claimsText(claims), sign(null, Buffer.from(claimsText(claims)), privateKey));
  const trust: Trust = { issuers: [{ kid: "a1b", publicKey: key, from: "2026-11-01" }], revocations: [], asOf: null };
  const check = (text: string, known: Trust = trust) => checkCertificate(text, known, isSignedWith(subtle));

  test("knows one that holds", async () => expect(await check(payload)).toEqual({ state: "valid", claims }));

  test("finds every changed letter", async () => {
    for (let at = 0; at < payload.length - 1; at += 1) {
      const letter = payload[at] === "A" ? "B" : "A";
      const { state } = await check(payload.slice(0, at) + letter + payload.slice(at + 1));
      expect(["forged", "notCertificate", "unknownIssuer"]).toContain(state);
    }
  });

  test("says that one was taken back, and why", async () => {
    const revocation = { code: claims.code, on: "2026-11-22", why: "wrongName" } as const;
    expect(await check(payload, { ...trust, revocations: [revocation] })).toEqual({
      state: "revoked",
      claims,
      revocation,
    });
  });

  test("does not take a missing key for a forgery", async () =>
    expect(await check(payload, { ...trust, issuers: [] })).toEqual({ state: "unknownIssuer", claims }));

  test("does not believe a key after its last day", async () => {
    const issuers = [{ kid: "a1b", publicKey: key, from: "2026-11-01", until: "2026-11-20" }];
    expect(await check(payload, { ...trust, issuers })).toEqual({ state: "outOfTime", claims });
  });
});
