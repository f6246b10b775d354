/**
 * Two tabs and the service worker send the same outbox at once, over a link that loses, doubles and delays: everything
 * that a screen called saved arrives, once. With the browser's locks between tabs, and without.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, type CDPSession, type Page } from "@playwright/test";
import { TAG } from "#app/background-sync.ts";
import { phoneDatabaseName } from "#data/phone-database-name.ts";
import { buyPhone, isUsable, signInWith } from "#tests/browser/phone.ts";
import { type Fault, type FaultProxy, startFaultProxy } from "#tests/proxy/fault-proxy.ts";
import { faults } from "#tests/proxy/faults.ts";
import { type Chance, chanceFrom } from "#tests/simulation/chance.ts";
import type { Figures } from "./drill.ts";
import { compareWithServer, lookAtPhone } from "./on-phone.ts";
import { lendHands, quickHands } from "./quick-hands.ts";
import { citizenId, volunteerId, withRealServer } from "./real-server.ts";

export type Locks = "locks" | "noLocks";

export const twoTabs = (rounds: number, locks: Locks, seed = 1): Promise<Figures> =>
  withRealServer(async (server) => {
    const chance = chanceFrom(seed);
    const proxy = await startFaultProxy(`http://localhost:${server.port}`);
    const origin = proxy.origin.replace("127.0.0.1", "localhost");
    const phone = await buyPhone("10.2.0.2");
    const said: string[] = [];
    let sentByWorker = 0;
    try {
      await signInWith(phone, `${origin}/sign-in#${server.code}`);
      const context = phone.page.context();
      // Old WebViews have none.
      if (locks === "noLocks") await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, "locks"));
      const tabs = [phone.page, await context.newPage()];
      for (const tab of tabs) await lendHands(tab, { onSaved: (id) => void said.push(id) });
      const worker = await findWorker(await context.newPage(), origin);
      await openAll(tabs, origin);
      for (let round = 1; round <= rounds; round++) {
        proxy.spoil(faultOf(chance));
        if (round % 10 === 0) sentByWorker += (await closedApp(tabs, origin, proxy, worker)) ? 1 : 0;
        else await Promise.all([...tabs.map((tab) => quickHands(tab, citizenId).log(1)), worker.send()]);
      }
      proxy.spoil(null);
      await openAll(tabs, origin);
      const [tab = phone.page] = tabs;
      await expect.poll(() => lookAtPhone(tab), { timeout: 60_000 }).toMatchObject({ waiting: 0 });
      await proxy.settled();
      const figures = await compareWithServer(server, said, await lookAtPhone(tab));
      const isIdle = rounds >= 10 && sentByWorker === 0;
      return {
        ...figures,
        faults: [...figures.faults, ...(isIdle ? ["the worker never sent by itself"] : [])],
        note: `${proxy.passed()} requests; the worker alone began ${sentByWorker} times`,
      };
    } finally {
      await phone.throwAway();
      await proxy.close();
    }
  });

/**
 * Work is saved without a signal and the app closed; then the worker sends, and in the middle of that both tabs open and
 * send too. False: the worker did not begin.
 */
const closedApp = async (
  tabs: readonly Page[],
  origin: string,
  proxy: FaultProxy,
  worker: { readonly send: () => Promise<void> },
): Promise<boolean> => {
  proxy.spoil(noSignal);
  await Promise.all(tabs.map((tab) => quickHands(tab, citizenId).log(2)));
  await Promise.all(tabs.map((tab) => tab.goto("about:blank")));
  await proxy.settled();
  proxy.spoil(onlyTo("/v1/", late));
  const before = proxy.passed();
  await worker.send();
  for (let waits = 0; waits < 100 && proxy.passed() === before; waits++) await sleep(20);
  const hasBegun = proxy.passed() > before;
  await openAll(tabs, origin);
  return hasBegun;
};

const openAll = async (tabs: readonly Page[], origin: string): Promise<void> => {
  await Promise.all(
    tabs.map(async (tab) => {
      await tab.goto(`${origin}/today`);
      await isUsable(tab);
    }),
  );
};

const noSignal: Fault = async ({ phone }) => void phone.destroy();

const late: Fault = async ({ phone, pass }) => {
  const answer = await pass();
  await sleep(200);
  phone.end(answer);
};

const onlyTo =
  (path: string, fault: Fault): Fault =>
  async (exchange) => {
    if (exchange.path.startsWith(path)) return fault(exchange);
    exchange.phone.end(await exchange.pass());
  };

/** Half of the rounds have a good link; files of the app come through always. */
const faultOf = (chance: Chance): Fault | null => {
  if (chance.happens(0.5)) return null;
  const { fault } = chance.pick(faults.filter(({ isSilence }) => !isSilence));
  return onlyTo("/v1/", fault);
};

/** `send`: what the browser does when the signal comes back. */
const findWorker = async (page: Page, origin: string) => {
  const session: CDPSession = await page.context().newCDPSession(page);
  const found = Promise.withResolvers<string>();
  session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    const registration = registrations.find(({ scopeURL }) => scopeURL.startsWith(origin));
    if (registration) found.resolve(registration.registrationId);
  });
  await session.send("ServiceWorker.enable");
  const registrationId = await found.promise;
  const tag = TAG + phoneDatabaseName(volunteerId);
  return {
    send: async (): Promise<void> => {
      await session.send("ServiceWorker.dispatchSyncEvent", { origin, registrationId, tag, lastChance: false });
    },
  };
};
