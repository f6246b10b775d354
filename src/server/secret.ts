/** The one secret of an installation. All keys come from it, each for one purpose. */
import { createHmac, randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "#domain/result.ts";

export interface SecretPlace {
  /** `ASA_SECRET`. */
  readonly given: string | undefined;
  readonly dataDirectory: string;
  /** Several processes share the database: a secret made by one of them would not be the others'. */
  readonly mustBeGiven: boolean;
}

export type SecretError = { readonly type: "secretMissing" } | { readonly type: "secretTooShort" };

/** At least 32 characters, from the setting or made once and kept in a file that only its owner reads. */
export const serverSecret = ({ given, dataDirectory, mustBeGiven }: SecretPlace): Result<string, SecretError> => {
  if (given !== undefined && given !== "") {
    return given.length < LEAST_LETTERS ? err({ type: "secretTooShort" }) : ok(given);
  }
  return mustBeGiven ? err({ type: "secretMissing" }) : ok(keptSecret(dataDirectory));
};

/** 256 bits for one purpose, so that what is sealed for one can never pass for another. */
export const deriveKey = (secret: string, purpose: "cursor" | "code" | "facts"): Buffer =>
  createHmac("sha256", secret).update(`asa ${purpose} 1`).digest();

const LEAST_LETTERS = 32;

const keptSecret = (dataDirectory: string): string => {
  const path = join(dataDirectory, "secret");
  mkdirSync(dataDirectory, { recursive: true });
  const made = randomBytes(32).toString("base64url");
  try {
    // `wx`: of two processes that start at once, only one makes it, and both read the same.
    writeFileSync(path, `${made}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    chmodSync(path, 0o600);
  }
  return readFileSync(path, "utf8").trim();
};
