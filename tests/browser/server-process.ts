/** The server of `npm start` as a process of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { demoPeopleToTry } from "#content/demo/demo.ts";
import { build, isBuilt } from "#server/fresh-build.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** Two workers start at once, and a build takes the folder for itself. */
export const ensureBuilt = async (): Promise<void> => {
  const lock = join(tmpdir(), `asa-build-${process.ppid}`);
  while (!isBuilt(root)) {
    try {
      mkdirSync(lock);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 300));
      continue;
    }
    try {
      await build(root);
    } finally {
      rmSync(lock, { recursive: true, force: true });
    }
  }
};

const PEOPLE_TO_TRY = demoPeopleToTry({ size: "demo", seed: 1, today: "2026-11-22" }).length;

/** Comes back when it is ready. */
export const startProcess = async (
  port: number,
  data: string,
): Promise<{ readonly server: ChildProcess; readonly links: readonly string[] }> => {
  const server = spawn(process.execPath, ["src/server/main.ts"], {
    cwd: root,
    env: environment(port, data),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const chunk of server.stdout.setEncoding("utf8")) {
    said += String(chunk);
    const links = said.match(/http\S+\/sign-in#\S+/gu) ?? [];
    // The links come last, one for each person to try.
    if (links.length === PEOPLE_TO_TRY && said.endsWith("\n")) {
      server.stdout.resume();
      return { server, links };
    }
  }
  throw new Error(`The server ended before it was ready:\n${said}`);
};

export const environment = (port: number, data: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PORT: String(port),
  DATA_DIR: data,
  NODE_ENV: "",
  DATABASE_URL: "",
  LOG_LEVEL: "error",
});
