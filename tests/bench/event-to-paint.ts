/** How long a person waits at the screen, measured in the page itself. */
import type { CDPSession, Page } from "@playwright/test";

/**
 * Does `act`; gives the ms from its `event` in the page to the frame that shows the outcome: by then, the text of the
 * element `shown` has changed. Throws after 20 s.
 */
export const eventToPaint = async (
  page: Page,
  { event, shown }: { readonly event: "click" | "input"; readonly shown: string },
  act: () => Promise<void>,
): Promise<number> => {
  const watch = await page.evaluateHandle(
    ([name, selector]) => ({
      painted: new Promise<number>((resolve, reject) => {
        const textNow = (): string | null | undefined => document.querySelector(selector)?.textContent;
        const textBefore = textNow();
        let beganAt = 0;
        addEventListener(name, ({ timeStamp }) => (beganAt = timeStamp), { capture: true, once: true });
        const tooLong = setTimeout(() => reject(new Error(`Nothing changed in ${selector} after ${name}.`)), 20_000);
        const watcher = new MutationObserver(() => {
          const text = textNow();
          if (beganAt === 0 || text === undefined || text === textBefore) return;
          watcher.disconnect();
          clearTimeout(tooLong);
          // A message from inside a frame is delivered once that frame has been painted.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener("message", () => resolve(performance.now() - beganAt));
            port1.start();
            port2.postMessage(null);
          });
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      }),
    }),
    [event, shown] as const,
  );
  await act();
  return watch.evaluate(({ painted }) => painted);
};

/** The floor: one record of ~370 B strictly written, and one frame that says so, ms each. */
export const writeAndPaint = (page: Page, times: number): Promise<number[]> =>
  page.evaluate(async (count) => {
    const opened = indexedDB.open("bench-floor", 1);
    const database = await new Promise<IDBDatabase>((resolve) => {
      opened.addEventListener("upgradeneeded", () => opened.result.createObjectStore("log", { keyPath: "id" }));
      opened.addEventListener("success", () => resolve(opened.result));
    });
    const sign = document.body.appendChild(document.createElement("p"));
    const spans: number[] = [];
    for (let at = 0; at < count; at++) {
      const begin = performance.now();
      const transaction = database.transaction("log", "readwrite", { durability: "strict" });
      transaction.objectStore("log").put({ id: at, text: "ช่วย".repeat(30) });
      await new Promise((resolve) => transaction.addEventListener("complete", resolve));
      sign.textContent = String(at);
      await new Promise<void>((resolve) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.addEventListener("message", () => resolve());
          port1.start();
          port2.postMessage(null);
        }),
      );
      spans.push(performance.now() - begin);
    }
    sign.remove();
    database.close();
    return spans;
  }, times);

export const slowDown = async (page: Page, rate: number): Promise<CDPSession> => {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setCPUThrottlingRate", { rate });
  return browser;
};

/** Goes to another screen of the app without loading the page anew. */
export const goTo = async (page: Page, address: string): Promise<void> => {
  await page.evaluate((path) => {
    history.pushState(null, "", path);
    dispatchEvent(new PopStateEvent("popstate"));
  }, address);
  await page.waitForFunction(
    (path) => location.pathname === path && document.querySelector("main[data-usable]") !== null,
    address,
  );
};

/** Three of four are no longer than this. */
export const p75 = (values: readonly number[]): number => noLonger(values, 0.75);

/** Nineteen of twenty are no longer than this. */
export const p95 = (values: readonly number[]): number => noLonger(values, 0.95);

const noLonger = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? Number.NaN;
