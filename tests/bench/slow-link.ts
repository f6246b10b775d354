/** How long a first visit takes on the slowest link that villages have, beside the floor app on the same link. */
import type { CDPSession, Page } from "@playwright/test";
import { buyPhone, signInWith } from "#tests/browser/phone.ts";
import type { ProductionServer } from "#tests/browser/production-server.ts";
import type { Figure } from "./figure.ts";
import { startFloor } from "./floor-app.ts";

const visits = 3;
const kilobitPerSecond = 400;
const latency = 400;

/** Cold: no file of the app, no cache, no service worker; on a volunteer's phone that has the records. */
export const slowLinkFigures = async ({ origin, links }: ProductionServer): Promise<Figure[]> => {
  const floor = await startFloor();
  const phone = await buyPhone("10.1.0.5");
  try {
    await signInWith(phone, links.volunteer);
    const browser = await phone.page.context().newCDPSession(phone.page);
    const own: Visit[] = [];
    const least: Visit[] = [];
    // By turns, so that both meet the same hour of a shared machine.
    for (let at = 0; at < visits; at++) {
      own.push(await visit(phone.page, browser, `${origin}/today`));
      least.push(await visit(phone.page, browser, `${floor.origin}/`));
    }
    const link = `${kilobitPerSecond} kbit/s, ${latency} ms`;
    const beside = (value: number) => [{ what: "floor app", value }];
    return [
      {
        name: "firstPaint.time",
        what: `first paint, cold, ${link}, median of ${visits}`,
        value: median(own.map(({ painted }) => painted)),
        unit: "ms",
        limit: { kind: "goal", atMost: 1800 },
        beside: beside(median(least.map(({ painted }) => painted))),
      },
      {
        name: "firstScreen.time",
        what: `first screen with its records or lock, cold, ${link}`,
        value: median(own.map(({ usable }) => usable)),
        unit: "ms",
        beside: beside(median(least.map(({ usable }) => usable))),
      },
    ];
  } finally {
    await phone.throwAway();
    await floor.stop();
  }
};

interface Visit {
  readonly painted: number;
  readonly usable: number;
}

const visit = async (page: Page, browser: CDPSession, address: string): Promise<Visit> => {
  const { origin } = new URL(address);
  await page.goto("about:blank");
  await browser.send("Storage.clearDataForOrigin", { origin, storageTypes: "service_workers,cache_storage" });
  await browser.send("Network.enable");
  await browser.send("Network.clearBrowserCache");
  await browser.send("Network.emulateNetworkConditions", {
    offline: false,
    latency,
    downloadThroughput: (kilobitPerSecond * 1000) / 8,
    uploadThroughput: (kilobitPerSecond * 1000) / 8,
  });
  await page.goto(address, { timeout: 60_000 });
  return page.evaluate(async () => {
    while (performance.getEntriesByName("usable").length === 0) await new Promise(requestAnimationFrame);
    return {
      painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
      usable: performance.getEntriesByName("usable")[0]?.startTime ?? Number.NaN,
    };
  });
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
