/** The app's own files on a spoilt way: what a stranger answers must never be kept as a part of the app. */
import { expect, test, type Page } from "@playwright/test";
import { buyPhone, isKept, isUsable, type Phone } from "#tests/browser/phone.ts";
import { withRealServer } from "#tests/torture/real-server.ts";
import { bytesOf, type Exchange, type FaultProxy, startFaultProxy } from "./fault-proxy.ts";

// Starts of a server and a browser, on a machine that may be busy with other things.
test.describe.configure({ timeout: 120_000 });

test("[L4] a hotspot that steps in during the installation leaves no page of its own in the app", async () => {
  await onSpoiltWay(async ({ phone, proxy, origin }) => {
    // The page itself comes whole. What the worker then fetches for later is the hotspot's page.
    let answered = 0;
    proxy.spoil(async (exchange) => {
      const isForWorker = exchange.path.startsWith("/assets/") && exchange.headers["sec-fetch-dest"] === "empty";
      if (!isForWorker) return passOn(exchange);
      answered += 1;
      hotspot(exchange);
    });
    await phone.page.goto(`${origin}/sign-in`);
    await isUsable(phone.page);
    await expect.poll(() => answered, { timeout: 30_000 }).toBeGreaterThan(0);
    await proxy.settled();

    proxy.spoil(null);
    await expect(async () => {
      await phone.page.reload();
      await isUsable(phone.page);
      await isKept(phone.page);
    }).toPass({ timeout: 60_000 });
    expect(await keptPages(phone.page)).toEqual(["/index.html"]);
  });
});

test("[L4] a hotspot's page in place of a province's names is not kept, and the names come with the signal", async () => {
  await onSpoiltWay(async ({ phone, proxy, origin }) => {
    await phone.page.goto(`${origin}/sign-in`);
    await isUsable(phone.page);
    await isKept(phone.page);
    const firstLetter = (): Promise<string> =>
      phone.page.evaluate(async () => (await (await fetch("/areas/10.json")).text()).slice(0, 1));
    proxy.spoil(async (exchange) => (exchange.path.startsWith("/areas/") ? hotspot(exchange) : passOn(exchange)));
    expect(await firstLetter()).toBe("<");
    proxy.spoil(null);
    expect(await firstLetter()).toBe("{");
    // From here on without a signal.
    proxy.spoil(async ({ phone: socket }) => void socket.destroy());
    expect(await firstLetter()).toBe("{");
  });
});

interface SpoiltWay {
  readonly phone: Phone;
  readonly proxy: FaultProxy;
  readonly origin: string;
}

const onSpoiltWay = (work: (way: SpoiltWay) => Promise<void>): Promise<void> =>
  withRealServer(async ({ port }) => {
    const proxy = await startFaultProxy(`http://localhost:${port}`);
    const phone = await buyPhone("10.2.0.3");
    try {
      await work({ phone, proxy, origin: proxy.origin.replace("127.0.0.1", "localhost") });
    } finally {
      await phone.throwAway();
      await proxy.close();
    }
  });

const hotspot = ({ phone }: Exchange): void =>
  void phone.end(bytesOf(200, ["content-type: text/html; charset=utf-8"], "<!doctype html><title>Wi-Fi</title>"));

const passOn = async ({ phone, pass }: Exchange): Promise<void> => void phone.end(await pass());

/** Everything that is kept on the phone as a page. */
const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const found: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        if (response?.headers.get("content-type")?.includes("html")) found.push(new URL(request.url).pathname);
      }
    }
    return found;
  });
