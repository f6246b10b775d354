/** A real next version of the app: a copy of the sources with one class name more in every screen, built. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fastify from "fastify";
import { answerProblems } from "#server/answer-problems.ts";
import { serveDocuments } from "#server/documents.ts";
import { copySources, viteBuild } from "#tests/bench/copy-sources.ts";

export interface NextBuild {
  /** Where its files are served, and nothing else. */
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

export const makeNextBuild = async (): Promise<NextBuild> => {
  const copy = copySources();
  changeScreens(join(copy, "src/features"));
  const run = spawn(process.execPath, viteBuild(copy), { cwd: copy, stdio: "ignore" });
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

const changeScreens = (features: string): void => {
  for (const name of readdirSync(features, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith("-screen.tsx")) continue;
    const path = join(features, name);
    writeFileSync(path, `${readFileSync(path, "utf8")}\nperformance.mark("next version");\n`);
  }
};
