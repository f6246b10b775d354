/** Telephone numbers as people write and paste them. The records keep what they hold; only what is newly typed is strict. */
import { arabicDigits } from "./digits.ts";
import { oneLine } from "./invisible.ts";

/** A telephone number as it is kept: Arabic digits, its spaces and hyphens. Undefined when empty, null when it is none. */
export const readPhone = (text: string): string | null | undefined => {
  const phone = written(text);
  if (phone === "") return undefined;
  if (!/^\+?[\d() -]+$/u.test(phone)) return null;
  const thai = nationalDigits(phone);
  if (isThaiNumber(thai)) return fitting(phone.replace(/\D/gu, "") === thai ? phone.replace("+", "") : thai);
  return isForeignNumber(phone) ? fitting(phone) : null;
};

/** The first number in a text that holds more than one, or words beside it; null when there is none. */
export const firstPhone = (text: string): string | null => {
  for (const [part] of written(text).matchAll(/\+?[\d(][\d() -]{6,}\d/gu)) {
    const found = readPhone(part) ?? readPhone(/^\+?(?:\d[() -]*){8,9}\d(?=\s|$)/u.exec(part)?.[0] ?? "");
    if (found !== undefined && found !== null) return found;
  }
  return null;
};

/** Only the digits, as they are dialled in Thailand: "+66 81-234-5678" → "0812345678". */
export const nationalDigits = (phone: string): string => {
  const digits = arabicDigits(phone).replace(/\D/gu, "");
  const abroad = /^(?:00)?66(?<rest>\d*)$/u.exec(digits)?.groups?.["rest"];
  return abroad === undefined ? digits : `0${abroad.replace(/^0/u, "")}`;
};

const isThaiNumber = (digits: string): boolean => /^0\d{8,9}$/u.test(digits);
const isForeignNumber = (phone: string): boolean =>
  phone.startsWith("+") && !phone.startsWith("+66") && /^[1-9]\d{7,14}$/u.test(phone.replace(/\D/gu, ""));

// A record holds twenty letters.
const fitting = (phone: string): string => (phone.length <= MOST_LETTERS ? phone : phone.replace(/[() -]/gu, ""));
const MOST_LETTERS = 20;

const written = (text: string): string =>
  oneLine(arabicDigits(text.normalize("NFKC")))
    .replace(/[.\u2010-\u2015\u2212]/gu, "-")
    .replace(/^(?:tel|โทร(?:ศัพท์)?|เบอร์(?:โทร(?:ศัพท์)?)?|มือถือ)[-:\s]*/iu, "");
