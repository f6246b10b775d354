/**
 * Opens what phones have sealed to the server: their work while they are locked, or after their own key is gone. The key
 * pair comes from the installation's secret, so every process has the same, and nothing of it stands in the database.
 */
import { createDecipheriv, createECDH, createHash, hkdfSync } from "node:crypto";
import { err, ok, type Result } from "#domain/result.ts";
import { aboutSealed, POINT, SEALED_INFO, SEALED_NONCE, type SealedGroup } from "#sync/sealed-change.ts";
import { parseJson } from "./parse-json.ts";

export interface SealingKey {
  /** As phones keep it: its id, a dot, the public point in base64url. */
  readonly publicKey: string;
  /** What stands inside, ungrouped and unchecked; or the dot path of what does not open. */
  readonly open: (groups: readonly SealedGroup[]) => Result<readonly OpenedChange[], SealError>;
}

export interface OpenedChange {
  readonly p: string;
  readonly n: number;
  readonly mutation: unknown;
}

export type SealError =
  /** Sealed to a key of another secret: only the phone itself, unlocked, can send it. */
  { readonly type: "otherKey" } | { readonly type: "damaged"; readonly field: string };

const CURVE = "prime256v1";
const TAG = 16;

/** `seed`: 32 bytes, for this purpose alone. */
export const sealingKey = (seed: Buffer): SealingKey => {
  const own = createECDH(CURVE);
  own.setPrivateKey(scalarFrom(seed));
  const point = own.getPublicKey();
  const id = createHash("sha256").update(point).digest("base64url").slice(0, 8);

  const openGroup = ({ e, m }: SealedGroup, at: number): Result<readonly OpenedChange[], SealError> => {
    const theirs = Buffer.from(e, "base64url");
    const key = theirs.length === POINT ? sharedKey(own, theirs, point) : null;
    if (!key) return err({ type: "damaged", field: `sealed.${at}.e` });
    const opened: OpenedChange[] = [];
    for (const [index, { p, n, d }] of m.entries()) {
      const mutation = openOne(key, p, n, Buffer.from(d, "base64url"));
      if (mutation === undefined) return err({ type: "damaged", field: `sealed.${at}.m.${index}.d` });
      opened.push({ p, n, mutation });
    }
    return ok(opened);
  };

  return {
    publicKey: `${id}.${point.toString("base64url")}`,
    open: (groups) => {
      if (groups.some(({ k }) => k !== id)) return err({ type: "otherKey" });
      const all: OpenedChange[] = [];
      for (const [at, group] of groups.entries()) {
        const opened = openGroup(group, at);
        if (!opened.ok) return opened;
        all.push(...opened.value);
      }
      return ok(all);
    },
  };
};

/** A private key is a number below the curve's order; a seed that is none of them is hashed on. */
const scalarFrom = (seed: Buffer): Buffer => {
  for (let candidate = seed; ; candidate = createHash("sha256").update(candidate).digest()) {
    try {
      createECDH(CURVE).setPrivateKey(candidate);
      return candidate;
    } catch {
      // One in four billion.
    }
  }
};

/** Null for 65 bytes that are no point of the curve. */
const sharedKey = (own: ReturnType<typeof createECDH>, theirs: Buffer, point: Buffer): Buffer | null => {
  try {
    const salt = Buffer.concat([theirs, point]);
    return Buffer.from(hkdfSync("sha256", own.computeSecret(theirs), salt, SEALED_INFO, 32));
  } catch {
    return null;
  }
};

const openOne = (key: Buffer, p: string, n: number, sealed: Buffer): unknown => {
  if (sealed.length <= SEALED_NONCE + TAG) return undefined;
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, SEALED_NONCE));
  decipher.setAAD(Buffer.from(aboutSealed(p, n)));
  decipher.setAuthTag(sealed.subarray(-TAG));
  try {
    const text = Buffer.concat([decipher.update(sealed.subarray(SEALED_NONCE, -TAG)), decipher.final()]).toString();
    return parseJson(text);
  } catch {
    return undefined;
  }
};
