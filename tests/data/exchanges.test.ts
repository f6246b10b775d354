import { openedLock } from "./opened-lock.ts";
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { openPhone } from "#data/phone.ts";
import { deps } from "./phone-deps.ts";
import { answering } from "./stand-ins.ts";

const account = { userId: "u1", name: "อุดม ตัวอย่างบุญ", grants: [] };
const page = { now: "2026-11-22T02:00:00.000Z", next: 900, ch: [] };

test("[L6] a first download asks for pages that suit the link, and tells how far it is", async () => {
  const lefts = [3000, 1500, 0];
  const asked: unknown[] = [];
  const clock = { ms: 0 };
  const phone = openPhone(
    account,
    openedLock(account.userId),
    deps({
      elapsedMs: () => clock.ms,
      fetchFrom: async (url, init) => {
        asked.push(typeof init?.body === "string" ? JSON.parse(init.body).lim : null);
        clock.ms += asked.length === 1 ? 500 : 9_000;
        const left = lefts.shift() ?? 0;
        return answering(200, { ...page, cur: `c${left}`, left, ...(left > 0 && { more: true }) })(url);
      },
    }),
  );
  const seen: number[] = [];
  phone.sender.subscribe(() => {
    const state = phone.sender.state();
    if (state.phase === "sending" && state.progress) seen.push(state.progress.done);
  });
  await phone.sender.wake();
  expect(phone.sender.state()).toEqual({ phase: "quiet" });
  expect(asked).toEqual([65_536, 131_072, 65_536]);
  expect(seen).toEqual([0, 0.5, 1]);
});

test("[L5] a person who told the phone to save data gets the smallest pages", async () => {
  const asked: unknown[] = [];
  const phone = openPhone(
    account,
    openedLock(account.userId),
    deps({
      savesData: () => true,
      fetchFrom: async (url, init) => {
        asked.push(typeof init?.body === "string" ? JSON.parse(init.body).lim : null);
        return answering(200, { ...page, cur: "c" })(url);
      },
    }),
  );
  await phone.sender.wake();
  expect(asked).toEqual([16_384]);
});
