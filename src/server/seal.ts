import { createHmac, timingSafeEqual } from "node:crypto";
import type { Seal } from "#sync/cursor.ts";

/**
 * Text with 128 bits of HMAC-SHA256 before it. The text stays readable: it is no secret from the phone that carries it,
 * and encoding it would make every idle exchange a third longer.
 */
export const hmacSeal = (key: Buffer): Seal => {
  const mark = (text: string): string =>
    createHmac("sha256", key).update(text).digest().subarray(0, MARK_BYTES).toString("base64url");
  return {
    seal: (text) => mark(text) + text,
    open: (sealed) => {
      const text = sealed.slice(MARK_LETTERS);
      const given = Buffer.from(sealed.slice(0, MARK_LETTERS));
      const right = Buffer.from(mark(text));
      return given.length === right.length && timingSafeEqual(given, right) ? text : null;
    },
  };
};

const MARK_BYTES = 16;
const MARK_LETTERS = 22;
