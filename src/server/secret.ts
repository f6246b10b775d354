/** The one secret of an installation. All keys come from it, each for one purpose. */
import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "#domain/result.ts";

export interface SecretPlace {
  /** `ASA_SECRET`. */
  readonly given: string | undefined;
  readonly dataDirectory: string;
  /** Several processes share the database: a secret made by one of them would not be the others'. */
  readonly mustBeGiven: boolean;
}

export type SecretError =
  | { readonly type: "secretMissing" }
  | { readonly type: "secretTooShort" }
  /** The kept file was cut or changed: another secret in its place would be a decision, which is not ours. */
  | { readonly type: "secretDamaged"; readonly path: string };

/** At least 32 characters, from the setting or made once and kept in a file that only its owner reads. */
export const serverSecret = ({ given, dataDirectory, mustBeGiven }: SecretPlace): Result<string, SecretError> => {
  if (given !== undefined && given !== "") {
    return given.length < LEAST_LETTERS ? err({ type: "secretTooShort" }) : ok(given);
  }
  return mustBeGiven ? err({ type: "secretMissing" }) : keptSecret(dataDirectory);
};

/** 256 bits for one purpose, so that what is sealed for one can never pass for another. */
export const deriveKey = (
  secret: string,
  purpose: "cursor" | "code" | "facts" | "audit" | "sealing" | "certificates",
): Buffer => createHmac("sha256", secret).update(`asa ${purpose} 1`).digest();

const LEAST_LETTERS = 32;

const keptSecret = (dataDirectory: string): Result<string, SecretError> => {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const path = join(dataDirectory, "secret");
  const draft = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx", flush: true });
    // Whole or not at all, and never over another: of two processes that start at once, both read the same.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    chmodSync(path, 0o600);
  } finally {
    rmSync(draft, { force: true });
  }
  const kept = readFileSync(path, "utf8").trim();
  return kept.length < LEAST_LETTERS ? err({ type: "secretDamaged", path }) : ok(kept);
};
