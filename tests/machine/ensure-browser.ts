/**
 * A Chromium to test on: found, else installed, else a failure that names the command. Browser tests are never skipped.
 *
 * No Thai system font is installed along with it. The app brings its own letters, so on a machine without any, a broken
 * font file shows as boxes in pictures and widths instead of hiding behind the system's letters; whoever measures or
 * photographs a screen waits for `document.fonts.ready`.
 */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findBrowser } from "./find-browser.ts";

/** The paths of what the tests run on: the bare one for most, the whole one for what a thief finds on a phone's disk. */
export const ensureBrowser = (): string => {
  const [bare, whole] = [findBrowser("bare"), findBrowser("whole")];
  if (whole === undefined || bare === whole) installBySystem();
  if (!findBrowser("whole")) installByPlaywright();
  const path = findBrowser("bare");
  if (path) return path;
  throw new Error(
    "No Chromium on this machine, and none could be installed. Do one of these, then run it again:\n" +
      "  sudo apt-get install -y chromium chromium-headless-shell     (Debian, Ubuntu)\n" +
      "  npx playwright install chromium                              (any system)\n" +
      "  CHROMIUM_PATH=/path/to/chromium npm test",
  );
};

const installBySystem = (): void => {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot || spawnSync("apt-get", ["--version"]).status !== 0) return;
  console.log("Installing the system's own Chromium, whole and bare (about 150 MB).");
  run("apt-get", ["update", "-qq"], 120_000);
  const packages = ["chromium", "chromium-headless-shell"];
  run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], 600_000);
};

const installByPlaywright = (): void => {
  console.log("No Chromium here: asking Playwright for its own.");
  const playwright = fileURLToPath(import.meta.resolve("@playwright/test/cli"));
  run(process.execPath, [playwright, "install", "chromium"], 60_000);
};

/** A failure is only shown: what counts is whether a browser is there afterwards. */
const run = (command: string, args: readonly string[], timeout: number): void => {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync(command, args, { env, timeout, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) console.log(`${command} ${args.join(" ")} did not succeed.`);
};
