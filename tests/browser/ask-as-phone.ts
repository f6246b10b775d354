import type { Page } from "@playwright/test";

/** A call signed with this phone's key, as somebody would make it who left our app aside. */
export const askAsPhone = (
  page: Page,
  path: string,
  body?: unknown,
): Promise<{ readonly status: number; readonly text: string }> =>
  page.evaluate(
    async ([address, sent]) => {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open("asa-device");
        opening.addEventListener("success", () => resolve(opening.result));
      });
      const { privateKey } = await new Promise<{ readonly privateKey: CryptoKey }>((resolve) => {
        const asked = database.transaction("keys").objectStore("keys").get("device");
        asked.addEventListener("success", () => resolve(asked.result));
      });
      database.close();
      const text = (bytes: ArrayBuffer): string =>
        btoa(String.fromCharCode(...new Uint8Array(bytes)))
          .replaceAll("+", "-")
          .replaceAll("/", "_")
          .replaceAll("=", "");
      const bytes = (line: string) => new TextEncoder().encode(line);
      const method = sent === null ? "GET" : "POST";
      const seconds = Math.floor(Date.now() / 1000);
      const nonce = text(crypto.getRandomValues(new Uint8Array(6)).buffer);
      const bodyHash = text(await crypto.subtle.digest("SHA-256", bytes(sent ?? "")));
      const line = ["asa 1", method, address, bodyHash, seconds, nonce].join("\n");
      const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, bytes(line));
      const answer = await fetch(address, {
        method,
        headers: {
          "x-asa-sig": seconds.toString(36) + nonce + text(signature),
          ...(sent !== null && { "content-type": "application/json" }),
        },
        body: sent,
      });
      return { status: answer.status, text: await answer.text() };
    },
    [path, body === undefined ? null : JSON.stringify(body)] as const,
  );
