/** The layout as data: who may import whom. docs/architecture.md shows the same table to people. */

/** Path from the project's root, with `/` on every system → text. */
export type Sources = ReadonlyMap<string, string>;

/** A rule names every place that breaks it, and nothing else. */
export type Rule = (sources: Sources) => readonly string[];

/** A part of the tree with its own import rights. Each feature is a zone of its own: `feature today`. */
export type Zone = { readonly kind: ZoneKind; readonly feature?: string };

export type ZoneKind =
  | "domain"
  | "sync"
  | "data"
  | "i18n"
  | "ui"
  | "entity"
  | "feature"
  | "feature contract"
  | "app"
  | "server"
  | "content"
  | "locales"
  | "tests";

/** Every zone may also import itself. Tests may import all, and nothing but tests may import tests. */
export const mayImport: Readonly<Record<Exclude<ZoneKind, "tests">, readonly ZoneKind[]>> = {
  domain: [],
  sync: ["domain"],
  data: ["domain", "sync"],
  i18n: ["locales"],
  ui: ["i18n"],
  entity: ["domain", "data", "ui", "i18n", "locales"],
  feature: ["domain", "data", "entity", "ui", "i18n", "feature contract", "locales"],
  "feature contract": ["domain", "data", "ui", "i18n"],
  app: ["domain", "sync", "data", "entity", "i18n", "ui", "feature", "feature contract", "content", "locales"],
  server: ["domain", "sync", "content"],
  content: ["domain", "i18n"],
  locales: [],
};

/** Zones that run on both ends and depend on no platform: the only packages they may use. Others are free. */
export const mayUsePackages: Readonly<Partial<Record<ZoneKind, readonly string[]>>> = {
  domain: ["valibot"],
  sync: ["valibot"],
};

export const mayUseNode: readonly ZoneKind[] = ["server", "content", "tests"];

/** Undefined for files at the root, such as vite.config.ts: tools read those, nobody imports them. */
export const zoneOf = (path: string): Zone | undefined => {
  const [top, second, third] = path.split("/");
  if (top === "tests" || top === "content" || top === "locales") return { kind: top };
  if (top !== "src" || second === undefined) return undefined;
  if (second === "features") {
    if (third === undefined) return undefined;
    return third.endsWith(".ts") ? { kind: "feature contract" } : { kind: "feature", feature: third };
  }
  return folders.find(({ folder }) => folder === second);
};

const folders: readonly (Zone & { readonly folder: string })[] = [
  { folder: "domain", kind: "domain" },
  { folder: "sync", kind: "sync" },
  { folder: "data", kind: "data" },
  { folder: "i18n", kind: "i18n" },
  { folder: "ui", kind: "ui" },
  { folder: "entities", kind: "entity" },
  { folder: "app", kind: "app" },
  { folder: "main.tsx", kind: "app" },
  { folder: "service-worker.ts", kind: "app" },
  { folder: "server", kind: "server" },
];

/** What `#name/` in an import stands for; package.json says the same to Node, Vite and TypeScript. */
export const aliases: Readonly<Record<string, string>> = {
  "#domain": "src/domain",
  "#sync": "src/sync",
  "#data": "src/data",
  "#i18n": "src/i18n",
  "#ui": "src/ui",
  "#entities": "src/entities",
  "#features": "src/features",
  "#app": "src/app",
  "#server": "src/server",
  "#content": "content",
  "#locales": "locales",
  "#tests": "tests",
};
