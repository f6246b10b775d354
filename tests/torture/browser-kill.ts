/** kill -9 of a real browser while a volunteer saves: what the screen called saved is there, and arrives once. */
import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect } from "@playwright/test";
import { buyPhone, isUsable, type Phone, signInWith } from "#tests/browser/phone.ts";
import type { Figures } from "./drill.ts";
import { compareWithServer, lookAtPhone } from "./on-phone.ts";
import { lendHands, quickHands } from "./quick-hands.ts";
import { citizenId, withRealServer } from "./real-server.ts";

export const browserKills = (rounds: number): Promise<Figures> =>
  withRealServer(async (server) => {
    const origin = `http://localhost:${server.port}`;
    const phone = await buyPhone("10.2.0.1");
    const said: string[] = [];
    const faults: string[] = [];
    try {
      await signInWith(phone, `${origin}/sign-in#${server.code}`);
      // The sign-in was another day: a browser keeps a new cookie in memory for half a minute.
      await phone.close();
      for (let round = 0; round < rounds; round++) {
        // Every third time without a signal, so that a kill meets an outbox that has grown.
        await phone.reopen(round % 3 === 2 ? "noSignal" : "signal");
        const kill = await startSaving(phone, origin, said, round % 2 === 0 ? "atTheTap" : "anyTime");
        const { helps } = await lookAtPhone(phone.page);
        const gone = said.filter((id) => !helps.includes(id));
        if (gone.length > 0) faults.push(`round ${round}: ${gone.length} saved helps are gone from the phone`);
        await kill();
      }
      await phone.reopen("signal");
      await phone.page.goto(`${origin}/today`);
      await isUsable(phone.page);
      await expect.poll(() => lookAtPhone(phone.page), { timeout: 60_000 }).toMatchObject({ waiting: 0 });
      const figures = await compareWithServer(server, said, await lookAtPhone(phone.page));
      return { ...figures, faults: [...faults, ...figures.faults] };
    } finally {
      await phone.throwAway();
    }
  });

/** Opens the app. The act that it gives logs help after help, and kills a moment after a tap on "save", or whenever. */
const startSaving = async (
  phone: Phone,
  origin: string,
  said: string[],
  when: "atTheTap" | "anyTime",
): Promise<() => Promise<void>> => {
  const { page } = phone;
  const fatalTap = randomInt(1, 6);
  const tapped = Promise.withResolvers<void>();
  let taps = 0;
  const onTap = (): void => {
    if (++taps === fatalTap) tapped.resolve();
  };
  await lendHands(page, { onSaved: (id) => void said.push(id), onTap });
  await page.goto(`${origin}/today`);
  await isUsable(page);
  return async () => {
    // It ends when the browser is gone.
    const saving = quickHands(page, citizenId)
      .log(1_000)
      .catch((error: unknown) => {
        if (!/closed|crashed|destroyed/iu.test(String(error))) throw error;
      });
    const kill = async (): Promise<void> => {
      await (when === "atTheTap" ? tapped.promise : sleep(800));
      await sleep(when === "atTheTap" ? randomInt(0, 40) : randomInt(0, 2_000));
      await phone.kill();
    };
    await Promise.all([saving, kill()]);
  };
};
