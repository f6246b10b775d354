/** A phone: a browser with a profile on disk, so that the browser itself can be closed, killed and opened again. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, type BrowserContext, type Page } from "@playwright/test";
import { storedRows } from "./stored.ts";
import { giveKnownKey, spareEffort, typePinWhenAsked } from "./test-key.ts";
import { browserLaunch } from "#tests/machine/browser-launch.ts";
import type { BrowserKind } from "#tests/machine/find-browser.ts";

export interface PhoneLook {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: "light" | "dark";
  readonly userAgent?: string;
  /** Absent: `bare`. */
  readonly browser?: BrowserKind;
  /** What the PIN costs; absent: as much as anybody's. */
  readonly effort?: "real" | "token";
}

export interface Phone {
  /** The one page of the browser that is open now. */
  readonly page: Page;
  /** The folder where the browser keeps everything. */
  readonly profile: string;
  /** The browser's process is gone afterwards; the profile stays. */
  readonly close: () => Promise<void>;
  /** `kill -9` of the browser and all its processes: nothing gets a chance to be written any more. */
  readonly kill: () => Promise<void>;
  /** Starts the browser again on the same profile. */
  readonly reopen: (signal?: "signal" | "noSignal") => Promise<void>;
  readonly signal: (has: "signal" | "noSignal") => Promise<void>;
  /** What the browser complained about: script errors and refusals of the content policy. */
  readonly complaints: readonly string[];
  /** For a test that breaks something in the browser: what it complained about so far was expected. */
  readonly forgiveComplaints: () => void;
  readonly throwAway: () => Promise<void>;
}

/** `address` is the phone's own network address as the server's proxy would report it: tries are counted by it. */
export const buyPhone = async (address: string, look: PhoneLook = {}): Promise<Phone> => {
  const profile = mkdtempSync(join(tmpdir(), "asa-phone-"));
  const complaints: string[] = [];
  let open = await openBrowser(profile, address, look, complaints);
  return {
    get page() {
      return open.page;
    },
    profile,
    complaints,
    forgiveComplaints: () => void complaints.splice(0),
    close: async () => open.context.close(),
    kill: async () => {
      const gone = new Promise((resolve) => open.context.once("close", resolve));
      killBrowserOf(profile);
      await gone;
    },
    reopen: async (signal = "signal") => {
      open = await openBrowser(profile, address, look, complaints);
      await open.context.setOffline(signal === "noSignal");
    },
    signal: async (has) => open.context.setOffline(has === "noSignal"),
    throwAway: async () => {
      await open.context.close().catch(() => undefined);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** Opens a sign-in link and waits for the first screen, for what the server has for it, and for the app to be kept. */
export const signInWith = async ({ page }: Phone, link: string): Promise<void> => {
  await page.goto(link);
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await isUsable(page);
  await hasReceived(page);
  await isKept(page);
};

/** The first exchange is on the phone's disk: before it, figures are true for an empty phone. */
const hasReceived = async (page: Page): Promise<void> => {
  await expect
    .poll(async () => (await storedRows(page, "meta")).some(({ lastExchange }) => Boolean(lastExchange)))
    .toBe(true);
};

/** The screen shows real data. */
export const isUsable = async (page: Page): Promise<void> => {
  await expect(page.locator("main[data-usable]:not(.pin)")).toBeVisible();
};

/** The whole app is on the phone: from here on it starts without a server. */
export const isKept = async (page: Page): Promise<void> => {
  await page.evaluate(async () => {
    const workers = navigator.serviceWorker;
    await workers.ready;
    if (workers.controller) return;
    await new Promise((resolve) => workers.addEventListener("controllerchange", resolve, { once: true }));
  });
};

const openBrowser = async (
  profile: string,
  address: string,
  { width = 360, height = 640, theme = "light", userAgent, browser = "bare", effort = "real" }: PhoneLook,
  complaints: string[],
): Promise<{ readonly context: BrowserContext; readonly page: Page }> => {
  const isDesk = width >= 1024;
  const context = await chromium.launchPersistentContext(profile, {
    ...browserLaunch(browser),
    viewport: { width, height },
    deviceScaleFactor: isDesk ? 1 : 2,
    isMobile: !isDesk,
    hasTouch: !isDesk,
    locale: "th-TH",
    timezoneId: "Asia/Bangkok",
    colorScheme: theme,
    reducedMotion: "reduce",
    extraHTTPHeaders: { "x-forwarded-for": address },
    ...(userAgent !== undefined && { userAgent }),
  });
  await giveKnownKey(context);
  await typePinWhenAsked(context);
  if (effort === "token") await spareEffort(context);
  const page = context.pages()[0] ?? (await context.newPage());
  context.on("weberror", (error) => complaints.push(`${page.url()}: ${wordsOf(error.error())}`));
  context.on("console", (message) => {
    if (message.type() === "error" && !isAboutNetwork(message.text())) complaints.push(message.text());
  });
  return { context, page };
};

const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

// A browser reports each failed call by itself; that a call fails without a signal is what the tests are about.
const isAboutNetwork = (text: string): boolean => /^Failed to load resource|net::ERR_/u.test(text);

/** Finds the browser by its profile, which no other process has, and kills its whole group. */
const killBrowserOf = (profile: string): void => {
  const lines = execFileSync("ps", ["-eo", "pid=,pgid=,args="], { encoding: "utf8", maxBuffer: 1e8 }).split("\n");
  const groups = new Set(
    lines
      .filter((line) => line.includes(`--user-data-dir=${profile}`))
      .map((line) => Number(line.trim().split(/\s+/u)[1])),
  );
  if (groups.size === 0) throw new Error("There is no browser to kill.");
  for (const group of groups) process.kill(-group, "SIGKILL");
};
