import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import type { Catalogue } from "./src/domain/course.ts";
import { glue } from "./src/i18n/glue.ts";

/** What every start needs and almost no app update changes: kept apart, so that an update travels without it. */
const vendorPackages =
  /\0esm:|node_modules\/(react|react-dom|scheduler|react-router|i18next|react-i18next|use-sync-external-store)\//;

/** The same for what stands behind the lock. */
const databasePackages = /node_modules\/(dexie|dexie-react-hooks|uuidv7)\//;

/** Codes to be scanned and pages to be printed, and what stands in them. */
const ofPapers =
  /\/src\/(?:entities\/(?:qr|course)|ui\/(?:paper|facts-list|qr-code|qr-figure)|features\/(?:certificates|skills))/;

/**
 * Features of people who look after more than a village: all of their screens are for named roles, and no volunteer is
 * among them. A volunteer's phone does not keep their files: `app/staff-files.ts`.
 */
const staffFeatures = new RegExp(
  String.raw`/(src/features|src/entities|locales/th)/(${[...featuresOfStaff(), "kept-answer"].join("|")})(\.|/(?!feature\.ts))`,
);

function featuresOfStaff(): string[] {
  return readdirSync("src/features", { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [];
    const declared = readFileSync(join("src/features", entry.name, "feature.ts"), "utf8");
    const isForAll = /"(?:volunteer|signedIn|anyone)"/.test(declared);
    return isForAll || !/for: \[|Visitor = \[/.test(declared) ? [] : [entry.name];
  });
}

export default defineConfig({
  plugins: [
    gluedThai(),
    reactAsModules(),
    schemasGoUnasked(),
    schemasComeLater(),
    react(),
    VitePWA({
      strategies: "injectManifest",
      srcDir: "src",
      filename: "service-worker.ts",
      registerType: "prompt",
      injectRegister: false,
      manifest: false,
      injectManifest: {
        rollupFormat: "iife",
        // The list of provinces, not the provinces: a phone keeps those that its owner opens.
        globPatterns: ["**/*.{html,js,css,woff2,webmanifest}", "areas/provinces.json", "icon-192.png"],
        // What a phone keeps of courses lies in its database.
        globIgnores: ["service-worker.js", "courses/**"],
        dontCacheBustURLsMatching: /^assets\/.+-[\w-]{8}\.\w+$/,
      },
    }),
    courseFiles(),
    courseTitles(),
    compressedSiblings(),
  ],
  build: {
    target: "chrome107",
    manifest: true,
    modulePreload: { polyfill: false },
    // An inlined file would be a data: address, which the content policy refuses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false },
      output: {
        // Later chunks import these by name. Were a hash in the name, every small update would rename them all.
        chunkFileNames: firstByName,
        entryFileNames: firstByName,
        assetFileNames: besideItsChunk,
        codeSplitting: {
          groups: [
            { name: "vendor", test: vendorPackages, priority: 2 },
            { name: "database", test: databasePackages, priority: 2 },
            // The largest of what later screens share: by themselves they stay as they are at most updates.
            { name: "schemas", test: /node_modules\/valibot\//, priority: 2 },
            { name: "qr", test: /node_modules\/qr\//, priority: 2 },
            // All that the first screen needs in one file, however many later screens share parts of it.
            { name: "first", tags: ["$initial"], priority: 1 },
            // Small parts that several later screens share: each file of its own costs 800 bytes of headers. But not
            // what is also fetched by itself: that needs the bundler's helpers, and they would be one file more.
            { name: "shared", test: isSharedByVolunteers, minShareCount: 2 },
            // With style sheets of their own, which no first visit may wait for.
            { name: "papers", test: ofPapers, minShareCount: 2 },
          ],
        },
      },
    },
  },
  // Its own build as a module, the same code: as CommonJS it would share the bundler's helpers with React, in one more file.
  resolve: { alias: [{ find: /^dexie$/, replacement: "dexie/dist/dexie.mjs" }] },
  server: { proxy: { "/v1": "http://localhost:8080" } },
});

interface NamedChunk {
  readonly name: string;
  readonly isEntry: boolean;
  readonly moduleIds: readonly string[];
}

function firstByName({ name, isEntry, moduleIds }: NamedChunk): string {
  if (isEntry || name === "first") return "assets/first.js";
  if (name === "inside") return "assets/inside.js";
  const isForStaff = moduleIds.some((id) => staffFeatures.test(id));
  if (isForStaff) staffChunks.add(name);
  return isForStaff ? "assets/staff/[name]-[hash].js" : "assets/[name]-[hash].js";
}

const staffChunks = new Set<string>();

/** A style sheet that a feature imports has the name of the chunk that it comes with. */
function besideItsChunk({ names }: { readonly names: readonly string[] }): string {
  const isForStaff = names.some((name) => staffChunks.has(basename(name, ".css")));
  return isForStaff ? "assets/staff/[name]-[hash][extname]" : "assets/[name]-[hash][extname]";
}

/** What only courses need comes with the first of their screens. */
const ofCourses = /\/src\/(?:features\/learn|data\/courses|domain\/(?:course|drawing|shuffle))/;

function isSharedByVolunteers(id: string): boolean {
  return (
    id.includes("/src/") &&
    !ofCourses.test(id) &&
    !ofPapers.test(id) &&
    !id.includes("/features/follow-ups/done-sheet") &&
    !staffFeatures.test(id)
  );
}

/** Glues the compounds of the Thai words files (see src/i18n/glue.ts), so that nobody has to type invisible letters. */
function gluedThai(): Plugin {
  return {
    name: "asa-glued-thai",
    enforce: "pre",
    transform: {
      filter: { id: /\/locales\/th\/[^/]+\.json$/ },
      handler: (json) => ({ code: glue(json), map: null }),
    },
  };
}

const reactPackages = ["react", "react/jsx-runtime", "react-dom", "react-dom/client"];
const esm = "\0esm:";

/**
 * Gives React, which ships as CommonJS, the face of a module. Else every chunk that uses it needs the bundler's
 * CommonJS helpers, and those would be one more file between a slow phone and its first screen.
 */
function reactAsModules(): Plugin {
  const require = createRequire(import.meta.url);
  return {
    name: "asa-react-as-modules",
    apply: "build",
    enforce: "pre",
    resolveId: {
      filter: { id: /^react(-dom)?(\/|$)/ },
      handler: (id, importer = "") => {
        const isReactItself = importer.startsWith(esm) || /node_modules\/(react|react-dom|scheduler)\//.test(importer);
        return reactPackages.includes(id) && !isReactItself ? esm + id : null;
      },
    },
    load: {
      filter: { id: /^\0esm:/ },
      handler: (id) => {
        const name = id.slice(esm.length);
        const names = Object.keys(require(name)).map((key) => `export const ${key} = whole.${key};`);
        const code = [`import whole from "${require.resolve(name)}";`, "export default whole;", ...names].join("\n");
        return { code, moduleSideEffects: false };
      },
    },
  };
}

/**
 * Marks the calls that make schemas, and the half of each record type that only the server needs: what they make goes
 * unless something asks for it. Without the mark the bundler would have to run them in the app.
 */
function schemasGoUnasked(): Plugin {
  const withSchemas = /\/src\/(domain\/(field-types|records\/[^/]+)|sync\/(wire|sealed-change))\.ts$/;
  const schemaMaker = /(?<![\w.])(?:v\.\w+|defineRecord|line|wholeNumber|fieldsOf|base64url)(?:<[^()]*>)?\(/g;
  return {
    name: "asa-schemas-go-unasked",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { id: withSchemas },
      handler: (code) => ({ code: code.replaceAll(schemaMaker, "/* @__PURE__ */ $&"), map: null }),
    },
  };
}

/** Stops a build that brings the schemas of records before the lock: what takes the server's answers alone uses them. */
function schemasComeLater(): Plugin {
  return {
    name: "asa-schemas-come-later",
    apply: "build",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        const schemas = file.type === "chunk" && file.moduleIds.some((id) => id.endsWith("/src/domain/field-types.ts"));
        if (schemas && file.name === "first") this.error("first.js holds schemas of records: see schemasGoUnasked");
      }
    },
  };
}

/** Reads the courses of content/ and writes what the server hands out of them. A course with a fault stops the build. */
function courseFiles(): Plugin {
  return {
    name: "asa-course-files",
    apply: "build",
    generateBundle: {
      handler: async function () {
        for (const [name, source] of await builtCourses()) {
          this.emitFile({ type: "asset", fileName: `courses/${name}`, source });
        }
      },
    },
  };
}

/** What each course is called, by its code: for certificates, which name courses that a phone may never have fetched. */
function courseTitles(): Plugin {
  const name = "virtual:course-titles";
  return {
    name: "asa-course-titles",
    resolveId: { filter: { id: new RegExp(`^${name}$`) }, handler: (id) => `\0${id}` },
    load: {
      filter: { id: new RegExp(`^\0${name}$`) },
      handler: async () => {
        const { courses } = JSON.parse((await builtCourses()).get("catalogue.json") ?? "") as Catalogue;
        const titles = courses.map(
          ({ code, languages: { th, en } }) => [code, { th: th.title, en: en.title }] as const,
        );
        return {
          code: `export const courseTitles = ${JSON.stringify(Object.fromEntries(titles))};`,
          moduleSideEffects: false,
        };
      },
    },
  };
}

async function builtCourses(): Promise<ReadonlyMap<string, string>> {
  // By Node itself, which knows the folders' short names; bundled into this configuration they would lead nowhere.
  const built = pathToFileURL(join(import.meta.dirname, "content/courses/build.ts")).href;
  const { buildCourseFiles } = (await import(built)) as { buildCourseFiles: () => ReadonlyMap<string, string> };
  return buildCourseFiles();
}

const compressible = new Set([".html", ".js", ".css", ".json", ".svg", ".webmanifest"]);
const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Writes `.br` and `.gz` beside each text file once, at the strongest setting, so that the server never compresses. */
function compressedSiblings(): Plugin {
  let directory = "dist";
  return {
    name: "asa-compressed-siblings",
    apply: "build",
    enforce: "post",
    configResolved: (config) => {
      directory = config.build.outDir;
    },
    closeBundle: {
      sequential: true,
      order: "post", // after the service worker has been written
      handler: async () => {
        const entries = await readdir(directory, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile() && compressible.has(extname(entry.name)));
        await Promise.all(files.map((file) => compress(join(file.parentPath, file.name))));
      },
    },
  };
}

async function compress(path: string): Promise<void> {
  const bytes = await readFile(path);
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const [br, gz] = await Promise.all([toBrotli(bytes, brotli), toGzip(bytes, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)]);
}
