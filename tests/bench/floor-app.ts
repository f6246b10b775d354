/** The floor app, built with the same Vite and handed out compressed like Asa itself. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import staticFiles from "@fastify/static";
import react from "@vitejs/plugin-react";
import fastify from "fastify";
import { build, type PluginOption } from "vite";
import { VitePWA } from "vite-plugin-pwa";

export interface FloorApp {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

export const startFloor = (): Promise<FloorApp> =>
  startPage("floor", [
    react(),
    VitePWA({
      filename: "service-worker.js",
      injectRegister: false,
      manifest: false,
      workbox: { clientsClaim: true },
    }),
  ]);

/** The page of a folder beside this file. */
export const startPage = async (folder: string, plugins: PluginOption[] = []): Promise<FloorApp> => {
  const directory = mkdtempSync(join(tmpdir(), "asa-floor-"));
  await build({
    root: fileURLToPath(new URL(folder, import.meta.url)),
    configFile: false,
    logLevel: "error",
    plugins,
    build: { target: "chrome107", outDir: directory, emptyOutDir: true, modulePreload: { polyfill: false } },
  });
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
  }
  const server = fastify();
  await server.register(staticFiles, { root: directory, preCompressed: true, globIgnore: ["**/*.br"] });
  const { port } = new URL(await server.listen({ port: 0, host: "localhost" }));
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      await server.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
