/** What browsers are told with pages and answers, and which addresses give the page. */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { nok, startServer, type TestServer } from "./server-for-tests.ts";

const STYLE = "\n  h1 { color: #1d3163 }\n";
const PAGE = `<!doctype html><title>อาสา</title><style>${STYLE}</style>`;
const SCRIPT = "console.log(1);".repeat(200);
let directory: string;
let server: TestServer;

beforeAll(async () => {
  directory = join(mkdtempSync(join(tmpdir(), "asa-dist-")), "dist");
  mkdirSync(directory);
  writeFileSync(join(directory, "..", "package.json"), "above the app");
  for (const folder of ["assets", "areas", ".vite"]) mkdirSync(join(directory, folder));
  writeFileSync(join(directory, "index.html"), PAGE);
  writeFileSync(join(directory, "service-worker.js"), SCRIPT);
  writeFileSync(join(directory, "assets", "main-1a2b3c4d.js"), SCRIPT);
  writeFileSync(join(directory, "assets", "main-1a2b3c4d.js.br"), brotliCompressSync(SCRIPT));
  writeFileSync(join(directory, "areas", "98.json"), "{}");
  writeFileSync(join(directory, ".vite", "manifest.json"), "{}");
  writeFileSync(join(directory, "sbom.cdx.json"), "{}");
  server = await startServer({ staticDirectory: directory });
});
afterAll(async () => {
  await server.close();
  rmSync(join(directory, ".."), { recursive: true });
});

/** Clients put `..` together before they ask: only a socket sends it as it is. */
const sentRaw = async (path: string): Promise<string> => {
  if (!server.app.server.listening) await server.app.listen({ port: 0, host: "127.0.0.1" });
  const socket = connect((server.app.server.address() as AddressInfo).port, "127.0.0.1");
  socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\naccept: text/html\r\nconnection: close\r\n\r\n`);
  return text(socket);
};

const get = (url: string, headers: Readonly<Record<string, string>> = {}) => server.app.inject({ url, headers });
const html = { accept: "text/html,application/xhtml+xml" };

test("a page may use nothing but our own files and its own style, in no other site's frame, and turns no text into code", async () => {
  const { headers } = await get("/", html);
  expect(String(headers["content-security-policy"]).split(";")).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
    "img-src 'self' blob: data:",
    "connect-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types asa-worker",
  ]);
  expect(headers).toMatchObject({
    "cross-origin-opener-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": expect.stringContaining("geolocation=()"),
  });
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("browsers are told to stay on https when they came by it, and only then", async () => {
  expect((await get("/", html)).headers["strict-transport-security"]).toBeUndefined();
  const { headers } = await get("/", { ...html, "x-forwarded-proto": "https" });
  expect(headers["strict-transport-security"]).toContain("max-age=63072000");
});

test("an answer with somebody's data is kept nowhere and is no page", async () => {
  const { cookie } = await server.signIn(nok);
  const { headers } = await get("/v1/me", { cookie });
  expect(headers).toMatchObject({
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'",
    "x-content-type-options": "nosniff",
  });
});

test("an answer to a POST is kept nowhere either; no page comes of it, and what pages may run is not said", async () => {
  const payload = { code: await server.code(nok), clientId: "019ab300-0000-7000-8000-000000000001" };
  const { headers } = await server.app.inject({ method: "POST", url: "/v1/sign-in", payload });
  expect(headers).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  expect(headers["content-security-policy"]).toBeUndefined();
  const elsewhere = { origin: "https://elsewhere.example" };
  const refused = await server.app.inject({ method: "POST", url: "/v1/sign-in", payload, headers: elsewhere });
  expect([refused.statusCode, refused.headers["content-security-policy"]]).toEqual([403, "default-src 'none'"]);
});

describe("the address of", () => {
  test.each(["/", "/caseload", "/people/019ab000-0000-7000-8000-000000000001", "/sign-in", "/caseload?q=a.b"])(
    "the screen %s gives the page, never from a cache without asking",
    async (url) => {
      const answer = await get(url, html);
      expect([answer.statusCode, answer.body]).toEqual([200, PAGE]);
      expect(answer.headers["cache-control"]).toBe("no-cache");
      expect(answer.headers["content-security-policy"]).toContain("require-trusted-types-for");
    },
  );

  test.each(["/assets/gone-9z.js", "/favicon.ico", "/v1/nothing", "/.vite/manifest.json", "/sbom.cdx.json"])(
    "something that is not there, %s, does not",
    async (url) => {
      const answer = await get(url, html);
      expect([answer.statusCode, answer.json().code]).toEqual([404, "notFound"]);
    },
  );

  test.each(["/../package.json", "/assets/../../package.json", "/%2e%2e/package.json", "/..%2fpackage.json"])(
    "a file above the app's own, %s, gives nothing, sent as nobody's browser would",
    async (path) => {
      const answer = await sentRaw(path);
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /u);
      expect(answer).not.toContain("above the app");
    },
  );

  test("a screen asked for by a program does not", async () => {
    expect((await get("/caseload", { accept: "application/json" })).statusCode).toBe(404);
  });
});

describe("a file", () => {
  test("whose name changes with its content is kept for a year", async () => {
    const { headers } = await get("/assets/main-1a2b3c4d.js");
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    // Nobody asks again, and so nothing is said to ask with.
    expect([headers["etag"], headers["last-modified"]]).toEqual([undefined, undefined]);
  });

  test("goes out as it was compressed when it was built", async () => {
    const answer = await get("/assets/main-1a2b3c4d.js", { "accept-encoding": "br, gzip" });
    expect(answer.headers["content-encoding"]).toBe("br");
    expect(answer.headers["content-type"]).toContain("javascript");
    expect(answer.headers["cache-control"]).toContain("immutable");
    expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(SCRIPT);
  });

  test("of areas is kept for a day and asked for by its mark", async () => {
    const { headers } = await get("/areas/98.json");
    expect(headers["cache-control"]).toBe("public, max-age=86400");
    expect((await get("/areas/98.json", { "if-none-match": String(headers["etag"]) })).statusCode).toBe(304);
  });

  test("of the service worker is asked for each time", async () => {
    expect((await get("/service-worker.js")).headers["cache-control"]).toBe("no-cache");
  });
});
