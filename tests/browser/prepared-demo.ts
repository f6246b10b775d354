/**
 * A data folder with the demo in it, made once for a whole run: each server of the run starts on a copy. Every start mints
 * its own sign-in codes, so a copy's links are as good as the first one's.
 */
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#tests/bench/free-port.ts";
import { ensureBuilt, startProcess } from "./server-process.ts";

/** Playwright's globalSetup: its workers are told of the folder by their environment. */
export default async function setup(): Promise<() => void> {
  const folder = await prepare();
  process.env[PREPARED] = folder;
  return () => remove(folder);
}

/** Outside of Playwright the first one that asks makes the demo, and it goes with the process. */
export const copyDemo = async (into: string): Promise<void> => {
  process.env[PREPARED] ??= await prepareUntilExit();
  cpSync(process.env[PREPARED], into, { recursive: true });
};

const PREPARED = "ASA_PREPARED_DEMO";

const prepareUntilExit = async (): Promise<string> => {
  const folder = await prepare();
  process.once("exit", () => remove(folder));
  return folder;
};

const prepare = async (): Promise<string> => {
  await ensureBuilt();
  const folder = mkdtempSync(join(tmpdir(), "asa-demo-"));
  const { server } = await startProcess(await freePort(), folder);
  // As an operator ends it: everything is in the database's one file afterwards.
  server.kill("SIGTERM");
  await once(server, "exit");
  return folder;
};

const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });
