/** How every browser of the tests, the bench and the screenshots is started. */
import { type BrowserKind, findBrowser } from "./find-browser.ts";

/** For Playwright, which leaves the sandbox out unless told otherwise. */
export const browserLaunch = (kind: BrowserKind = "bare") => ({
  executablePath: executablePath(kind),
  chromiumSandbox: !isRoot,
  args: [...browserArgs],
});

// Chromium's sandbox refuses to start as root, and only then may it be left out.
const isRoot = process.getuid?.() === 0;

/** Command-line switches. Chromium must not talk to anyone but our server, or byte counts would not be ours. */
const browserArgs: readonly string[] = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  ...(isRoot ? ["--no-sandbox"] : []),
];

const found = new Map<BrowserKind, string>();

const executablePath = (kind: BrowserKind): string => {
  const path = found.get(kind) ?? findBrowser(kind);
  if (!path) throw new Error("No Chromium found. npm test installs one; or run: npx playwright install chromium");
  found.set(kind, path);
  return path;
};
