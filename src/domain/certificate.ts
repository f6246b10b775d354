/**
 * What a certificate's QR says: who issued what to whom, signed, in one line that any phone with the app can check by
 * itself. docs/decisions/020 says why it is this and no larger standard.
 */
import { withoutTitle } from "./person-title.ts";
import { fold } from "./fold.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { isCertificateCode } from "./certificate-code.ts";

export interface CertificateClaims {
  /** Names the issuer's key. */
  readonly kid: string;
  readonly course: string;
  /** Thai calendar day, YYYY-MM-DD. */
  readonly issuedOn: string;
  /** Of learning. */
  readonly minutes: number;
  readonly code: string;
  /** The first letters of given name and surname: what anybody may see. */
  readonly initials: string;
  /** Tells whether a name typed from the paper is the one that was signed (`nameMarkOf`). */
  readonly nameMark: string;
}

export interface SignedCertificate {
  readonly claims: CertificateClaims;
  /** The text that was signed. */
  readonly signed: string;
  /** 64 bytes. */
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** The longest that a certificate's QR may hold: more of it is not read from worn paper by a cheap camera. */
export const QR_LETTERS = 160;

/** `1.a1b.ECOM-18.fyd.u0.4LiZ4Lib.7K2M4PXYQm3zt0`: the signature follows at once. */
export const claimsText = ({ kid, course, issuedOn, minutes, code, initials, nameMark }: CertificateClaims): string =>
  [
    VERSION,
    kid,
    course,
    (Date.parse(issuedOn) / DAY_MS).toString(36),
    minutes.toString(36),
    toBase64url(new TextEncoder().encode(initials)),
    `${code}${nameMark}`,
  ].join(".");

export const payloadOf = (signed: string, signature: Uint8Array): string => signed + toBase64url(signature);

const LINE =
  /^(?<signed>1\.(?<kid>[\w-]{3})\.(?<course>[A-Z]{2,8}-\d{1,2})\.(?<day>[0-9a-z]{3,4})\.(?<minutes>[0-9a-z]{1,4})\.(?<initials>[\w-]{2,12})\.(?<code>[A-Z0-9]{8})(?<nameMark>[\w-]{6}))(?<signature>[\w-]{86})$/u;

/** What a scanned or pasted text is. A link and the bare line behind its `#` are the same. */
export const readPayload = (text: string): SignedCertificate | "notCertificate" | "newer" => {
  const line = text.trim().split("#").at(-1) ?? "";
  const found = LINE.exec(line)?.groups;
  const initials = fromBase64url(found?.["initials"] ?? "");
  const signature = fromBase64url(found?.["signature"] ?? "");
  const { signed = "", kid = "", course = "", day = "", minutes = "", code = "", nameMark = "" } = found ?? {};
  if (!found || !initials || !signature || !isCertificateCode(code)) {
    return /^[2-9]\.[\w.-]{100,}$/u.test(line) ? "newer" : "notCertificate";
  }
  const claims = {
    kid,
    course,
    issuedOn: new Date(Number.parseInt(day, 36) * DAY_MS).toISOString().slice(0, 10),
    minutes: Number.parseInt(minutes, 36),
    code,
    initials: new TextDecoder().decode(initials),
    nameMark,
  };
  return { claims, signed, signature };
};

/** What the QR says: a link, so that any camera leads to the page that checks it; the bare line where that would be too long. */
export const qrTextOf = (origin: string, payload: string): string => {
  const link = `${origin}/c#${payload}`;
  return link.length > QR_LETTERS ? payload : link;
};

/** "นางสาวน้ำเพชร ปิ่นแก้ว" is "นป": the first consonants, as Thai writes them. */
export const initialsOf = (name: string): string => {
  const words = withoutTitle(name.trim()).split(/\s+/u);
  return [words[0], ...words.slice(1).slice(-1)].map((word = "") => firstLetter(word)).join("");
};

/** "น. ป." */
export const showInitials = (initials: string): string => Array.from(initials, (letter) => `${letter}.`).join(" ");

// The vowel that is written before its consonant is not the first letter.
const firstLetter = (word: string): string =>
  (/[ก-ฮ\p{L}\p{N}]/u.exec(word.replace(/^[เ-ไ]/u, ""))?.[0] ?? "–").toUpperCase();

/**
 * 36 bits of SHA-256 over code and name. Titles, spaces and small letters make no difference. It can be guessed by trying
 * names, and so says no more than the paper it stands on.
 */
export const nameMarkOf = async (subtle: SubtleCrypto, code: string, name: string): Promise<string> => {
  const plain = withoutMarkTitle(name.normalize("NFC").trim()).replaceAll(/\s+/gu, "").toLowerCase();
  const digest = await subtle.digest("SHA-256", new TextEncoder().encode(`${code} ${plain}`));
  return toBase64url(new Uint8Array(digest, 0, 5)).slice(0, MARK_LETTERS);
};

/** Part of what was signed: another list or rule here, and a name typed from an old paper no longer fits its mark. */
const withoutMarkTitle = (name: string): string => {
  const title = markTitles.find((word) => name.startsWith(word));
  const rest = title === undefined ? "" : name.slice(title.length).trim();
  return fold(rest).length >= SHORTEST_REST ? rest : name;
};

// prettier-ignore
const markTitles = [
  "เด็กหญิง", "เด็กชาย", "นางสาว", "น.ส.", "ด.ช.", "ด.ญ.", "นาง", "นาย", "คุณ",
  "ผู้ใหญ่", "อาจารย์", "หลวงพ่อ", "หลวงตา", "พระครู", "สามเณร", "กำนัน", "พระ", "ครู",
  "ยาย", "ป้า", "ปู่", "ย่า", "ลุง", "น้า", "พ่อ", "แม่", "พี่", "น้อง", "ตา", "อา",
  "Mrs. ", "Mrs ", "Miss ", "Mr. ", "Ms. ", "Mr ", "Ms ",
];
const SHORTEST_REST = 3;
const MARK_LETTERS = 6;
const VERSION = "1";
const DAY_MS = 86_400_000;
