/** What the whole offline install costs: by the list that the worker carries, and as it really crosses the network. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buyPhone, isKept, isUsable } from "#tests/browser/phone.ts";
import type { ProductionServer } from "#tests/browser/production-server.ts";
import { countBytes } from "./byte-counter.ts";
import type { Figure } from "./figure.ts";

const budget = { kind: "budget", atMost: 800_000 } as const;
const beside = [{ what: "Actual Budget", value: 6_650_000, elsewhere: "docs/benchmarks.md" }];

export const installFigures = async (server: ProductionServer): Promise<Figure[]> => {
  const listed = ["service-worker.js", ...precached()];
  const onDisk = listed.reduce((total, path) => total + wireBytes(path), 0);
  const counted = await countInstall(server);
  return [
    {
      name: "install.bytes",
      what: `whole offline install, both languages: ${listed.length} files of the build, brotli`,
      value: onDisk,
      unit: "bytes",
      limit: budget,
      beside,
    },
    {
      name: "install.counted",
      what: "the same, counted on the wire with headers",
      value: counted.down,
      unit: "bytes",
      limit: budget,
      beside,
    },
    { name: "install.requests", what: "the same, requests", value: counted.requests, unit: "requests" },
    ...byFeature(),
  ];
};

/** What each feature brings by itself, screens, Thai words and style; what several share belongs to none. */
const byFeature = (): Figure[] => {
  const bytes = new Map<string, number>();
  for (const { src = "", file, css = [] } of Object.values(builtFiles())) {
    const feature = /^(?:src\/features|locales\/th)\/([\w-]+)/u.exec(src)?.[1] ?? "all together";
    const own = [file, ...css].reduce((total, path) => total + wireBytes(path), 0);
    bytes.set(feature, (bytes.get(feature) ?? 0) + own);
  }
  return [...bytes]
    .toSorted(([, one], [, other]) => other - one)
    .map(([feature, value]) => ({
      name: `install.of.${feature}`,
      what: `of the install: ${feature}`,
      value,
      unit: "bytes",
      ...(feature !== "all together" && { limit: { kind: "budget", atMost: 40_000 } }),
    }));
};

interface BuiltFile {
  readonly src?: string;
  readonly file: string;
  readonly css?: readonly string[];
}

const builtFiles = (): Readonly<Record<string, BuiltFile>> =>
  JSON.parse(readFileSync(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, BuiltFile>; // Vite's own shape

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** The build writes the list into the worker as plain objects. */
const precached = (): string[] => {
  const worker = readFileSync(join(dist, "service-worker.js"), "utf8");
  const paths = [...worker.matchAll(/\{[^{}]*?"?\burl"?:\s*["'`]([^"'`]+)["'`][^{}]*\}/gu)].map(
    ([, path = ""]) => path,
  );
  const wrong = paths.filter((path) => !existsSync(join(dist, path)));
  if (paths.length < 10 || wrong.length > 0) throw new Error(`This is not the worker's list: ${paths.join(", ")}`);
  return [...new Set(paths)];
};

const wireBytes = (path: string): number => {
  const file = join(dist, path);
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
};

/** A first visit by nobody, so that no records cross: from the address until the app starts without a network. */
const countInstall = async ({ origin }: ProductionServer) => {
  const counter = await countBytes(Number(new URL(origin).port));
  const phone = await buyPhone("10.1.0.2");
  try {
    await phone.page.goto(`${counter.origin.replace("127.0.0.1", "localhost")}/sign-in`);
    await isUsable(phone.page);
    await isKept(phone.page);
    await phone.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await phone.page.waitForLoadState("networkidle");
    const crossed = counter.take();
    await phone.signal("noSignal");
    await phone.page.reload();
    await isUsable(phone.page);
    return crossed;
  } finally {
    await phone.throwAway();
    counter.close();
  }
};
