import { Agent, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync } from "node:zlib";

/**
 * `fetch` for paths of one server, with the headers that the server needs and none that a client adds about itself: those
 * differ from browser to browser, and over HTTP/2 they are said once a connection.
 */
export const leanFetch = (origin: string, cookie: string): typeof fetch => {
  const agent = new Agent({ keepAlive: true });
  return async (path, init) => {
    const { body, headers: given } = init ?? {};
    const headers = { ...Object.fromEntries(new Headers(given)), cookie, "accept-encoding": "br" };
    // The app asks by path alone, and sends text or packed bytes.
    const bytes = Buffer.from(body as string | ArrayBuffer as string);
    const url = new URL(path as string, origin);
    return new Promise((resolve, reject) => {
      const asked = request(url, { method: init?.method ?? "GET", headers, agent }, (answer) => {
        const isPacked = answer.headers["content-encoding"] === "br";
        buffer(answer)
          .then((data) =>
            resolve(new Response(isPacked ? brotliDecompressSync(data) : data, { status: answer.statusCode ?? 0 })),
          )
          .catch(reject);
      });
      asked.on("error", reject);
      asked.setHeader("content-length", bytes.length);
      // HTTP/1.1 keeps connections without being told.
      asked.removeHeader("connection");
      asked.end(bytes);
    });
  };
};
