/** What crosses the network before the first screen can be used, as Chromium's own network log counts it. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CDPSession, Page } from "@playwright/test";
import { buyPhone, signInWith } from "#tests/browser/phone.ts";
import type { ProductionServer } from "#tests/browser/production-server.ts";
import type { Beside, Figure } from "./figure.ts";

/** A volunteer's วันนี้ on a phone that has the records but no file of the app: no cache, no service worker. */
export const firstScreenFigures = async ({ origin, links }: ProductionServer): Promise<Figure[]> => {
  const phone = await buyPhone("10.1.0.1");
  try {
    await signInWith(phone, links.volunteer);
    const network = await phone.page.context().newCDPSession(phone.page);
    await phone.page.goto("about:blank");
    await network.send("Storage.clearDataForOrigin", { origin, storageTypes: "service_workers,cache_storage" });
    await network.send("Network.clearBrowserCache");
    const files = await filesBeforeUsable(phone.page, network, `${origin}/today`);
    return figuresOf(files);
  } finally {
    await phone.throwAway();
  }
};

interface LoadedFile {
  readonly path: string;
  readonly kind: "code" | "font" | "other";
  /** On the wire: brotli, with the headers of the response. */
  readonly bytes: number;
}

const figuresOf = (files: readonly LoadedFile[]): Figure[] => {
  const code = files.filter(({ kind }) => kind === "code");
  const bytes = code.reduce((total, file) => total + file.bytes, 0);
  const laterChunks = chunksBut(new Set(code.map(({ path }) => path)));
  const biggest = laterChunks.toSorted((a, b) => b.bytes - a.bytes)[0];
  return [
    {
      name: "firstScreen.bytes",
      what: "HTML, CSS and JavaScript to the first usable screen",
      value: bytes,
      unit: "bytes",
      limit: { kind: "budget", atMost: 150_000 },
      beside: firstScreensElsewhere,
    },
    {
      name: "firstScreen.requests",
      what: "HTML, CSS and JavaScript to the first usable screen",
      value: code.length,
      unit: "requests",
      limit: { kind: "budget", atMost: 4 },
    },
    {
      name: "firstScreen.fonts",
      what: "web fonts before the first usable screen",
      value: files.filter(({ kind }) => kind === "font").length,
      unit: "requests",
      limit: { kind: "budget", atMost: 0 },
    },
    {
      name: "biggestChunk.bytes",
      what: `biggest part that loads later (${biggest?.path ?? "none"}), brotli`,
      value: biggest?.bytes ?? 0,
      unit: "bytes",
      limit: { kind: "budget", atMost: 40_000 },
    },
  ];
};

const elsewhere = "docs/benchmarks.md";
const firstScreensElsewhere: readonly Beside[] = [
  { what: "floor of this stack", value: 116_400, elsewhere },
  { what: "CHT", value: 1_002_000, elsewhere },
  { what: "ODK Web Forms", value: 1_050_000, elsewhere },
  { what: "Primero", value: 1_349_000, elsewhere },
];

interface Asked {
  readonly url: string;
  /** Since 1970. */
  readonly atMs: number;
}

/** What was asked for before the app called itself usable, whole answers only. */
const filesBeforeUsable = async (page: Page, network: CDPSession, address: string): Promise<LoadedFile[]> => {
  const asked = new Map<string, Asked>();
  const types = new Map<string, string>();
  const sizes = new Map<string, number>();
  network.on("Network.requestWillBeSent", ({ requestId, request, wallTime }) => {
    asked.set(requestId, { url: request.url, atMs: wallTime * 1000 });
  });
  network.on("Network.responseReceived", ({ requestId, response }) => types.set(requestId, response.mimeType));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  await network.send("Network.enable");
  await page.goto(address);
  const usableAtMs = await page.evaluate(async () => {
    while (performance.getEntriesByName("usable").length === 0) await new Promise(requestAnimationFrame);
    return performance.timeOrigin + (performance.getEntriesByName("usable")[0]?.startTime ?? 0);
  });
  // What had begun by then still has to arrive to be counted.
  await page.waitForLoadState("networkidle");
  return [...asked].flatMap(([id, { url, atMs }]) =>
    atMs > usableAtMs || !url.startsWith("http")
      ? []
      : [{ path: new URL(url).pathname, kind: kindOf(types.get(id) ?? ""), bytes: sizes.get(id) ?? 0 }],
  );
};

const kindOf = (type: string): LoadedFile["kind"] => {
  if (/html|javascript|css/u.test(type)) return "code";
  return type.startsWith("font/") ? "font" : "other";
};

const assets = fileURLToPath(new URL("../../dist/assets", import.meta.url));

const chunksBut = (loaded: ReadonlySet<string>): { readonly path: string; readonly bytes: number }[] =>
  readdirSync(assets)
    .filter((name) => name.endsWith(".js") && !loaded.has(`/assets/${name}`))
    .map((name) => ({ path: name, bytes: statSync(join(assets, `${name}.br`)).size }));
