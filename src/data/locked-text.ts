/** Text that only a code opens: AES-GCM with 256 bits, the key from the code by PBKDF2 with SHA-256. */
export interface LockedText {
  /** All three in base64. */
  readonly salt: string;
  readonly iv: string;
  readonly locked: string;
}

/** OWASP Password Storage Cheat Sheet, 2023: what a code that people type needs against guessing by machine. */
const ROUNDS = 600_000;

export const lockText = async (text: string, code: string): Promise<LockedText> => {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(code, salt);
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, new TextEncoder().encode(text));
  return { salt: toBase64(salt), iv: toBase64(iv), locked: toBase64(new Uint8Array(locked)) };
};

/** Null: another code, or a file that was changed on its way. */
export const unlockText = async ({ salt, iv, locked }: LockedText, code: string): Promise<string | null> => {
  try {
    const key = await keyFrom(code, fromBase64(salt));
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: fromBase64(iv) }, key, fromBase64(locked));
    return new TextDecoder().decode(text);
  } catch {
    return null;
  }
};

/** People type a code in any case, with spaces or hyphens. */
const keyFrom = async (code: string, salt: BufferSource): Promise<CryptoKey> => {
  const letters = code
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, "");
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(letters), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS },
    typed,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
};

const toBase64 = (bytes: Uint8Array): string => {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
};

const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
