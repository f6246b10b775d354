/** A real next version of the app: a copy of the sources with one class name more in every screen, built. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fastify from "fastify";
import { answerProblems } from "#server/answer-problems.ts";
import { serveDocuments } from "#server/documents.ts";

export interface NextBuild {
  /** Where its files are served, and nothing else. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

export const makeNextBuild = async (): Promise<NextBuild> => {
  const copy = mkdtempSync(join(tmpdir(), "asa-next-"));
  for (const path of sources) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"), "junction");
  changeScreens(join(copy, "src/features"));
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const run = spawn(process.execPath, [vite, "build", "--logLevel", "error"], { cwd: copy, stdio: "ignore" });
  const [status] = (await once(run, "exit")) as [number | null];
  if (status !== 0) throw new Error("The next version could not be built.");
  const server = fastify();
  answerProblems(server);
  await serveDocuments(server, join(copy, "dist"), undefined);
  const { port } = new URL(await server.listen({ port: 0, host: "localhost" }));
  return {
    origin: `http://localhost:${port}`,
    stop: async () => {
      await server.close();
      rmSync(copy, { recursive: true, force: true });
    },
  };
};

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = [
  "src",
  "public",
  "locales",
  "content",
  "index.html",
  "vite.config.ts",
  "tsconfig.json",
  "package.json",
];

const changeScreens = (features: string): void => {
  for (const name of readdirSync(features, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith("-screen.tsx")) continue;
    const path = join(features, name);
    writeFileSync(path, `${readFileSync(path, "utf8")}\nperformance.mark("next version");\n`);
  }
};
