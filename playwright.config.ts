import { defineConfig } from "@playwright/test";
import { browserLaunch } from "./tests/machine/browser-launch.ts";

const seconds = 1000;

export default defineConfig({
  testDir: "tests",
  globalSetup: "./tests/browser/prepared-demo.ts",
  testMatch: ["browser/**/*.spec.ts", "proxy/**/*.spec.ts", "torture/**/*.spec.ts"],
  outputDir: "test-results/browser",
  // Every test starts the production server by itself, on a port and a folder of its own.
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  // A test that passes at the second try has found something, too: tests/run/reports.ts counts it.
  retries: 1,
  timeout: 60 * seconds,
  globalTimeout: 30 * 60 * seconds,
  expect: { timeout: 10 * seconds },
  reporter: [["list"], ["json", { outputFile: "test-results/browser.json" }]],
  use: {
    viewport: { width: 360, height: 640 },
    isMobile: true,
    hasTouch: true,
    deviceScaleFactor: 2,
    locale: "th-TH",
    timezoneId: "Asia/Bangkok",
    launchOptions: browserLaunch(),
    // With a film of every test the browsers spend much of their time on pictures; the snapshots say as much.
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
  },
});
