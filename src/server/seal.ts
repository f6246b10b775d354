import { createHmac, timingSafeEqual } from "node:crypto";
import type { Seal } from "#sync/cursor.ts";

/**
 * Text with 128 bits of HMAC-SHA256 before it. The text stays readable, for it is no secret from the phone that carries
 * it; ids in it are packed, because a cursor travels both ways in every idle exchange.
 */
export const hmacSeal = (key: Buffer): Seal => {
  const mark = (text: string): string =>
    createHmac("sha256", key).update(text).digest().subarray(0, MARK_BYTES).toString("base64url");
  return {
    seal: (text) => {
      const packed = pack(text);
      return mark(packed) + packed;
    },
    open: (sealed) => {
      const packed = sealed.slice(MARK_LETTERS);
      const given = Buffer.from(sealed.slice(0, MARK_LETTERS));
      const right = Buffer.from(mark(packed));
      return given.length === right.length && timingSafeEqual(given, right) ? unpack(packed) : null;
    },
  };
};

const MARK_BYTES = 16;
const MARK_LETTERS = 22;

const ID = /~|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gu;
const PACKED_ID = /~~|~([\w-]{22})/gu;

// A "~" of the text itself is doubled.
const pack = (text: string): string =>
  text.replace(ID, (id) =>
    id === "~" ? "~~" : `~${Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url")}`,
  );

const unpack = (packed: string): string =>
  packed.replace(PACKED_ID, (_all, letters: string | undefined) =>
    letters === undefined
      ? "~"
      : Buffer.from(letters, "base64url")
          .toString("hex")
          .replace(/^(.{8})(.{4})(.{4})(.{4})/u, "$1-$2-$3-$4-"),
  );
