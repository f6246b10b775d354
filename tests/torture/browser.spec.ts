/** The short form of `npm run torture` in a real browser. */
import { expect, test } from "@playwright/test";
import { browserKills } from "./browser-kill.ts";
import { hasHeld } from "./drill.ts";
import { twoTabs } from "./two-tabs.ts";

// Several starts of a browser each, on a machine that may be busy with other things.
test.describe.configure({ timeout: 180_000 });

test("[O1] a browser killed in the middle of saving keeps what it called saved, and all of it arrives once", async () => {
  const figures = await browserKills(3);
  expect(hasHeld(figures), JSON.stringify(figures)).toBe(true);
});

for (const locks of ["locks", "noLocks"] as const) {
  const [how, seed] =
    locks === "locks" ? (["", 1] as const) : ([" in a browser without locks between them", 2] as const);
  test(`[L3] [W3] two tabs and the service worker that send at once${how} lose nothing and double nothing`, async () => {
    const figures = await twoTabs(10, locks, seed);
    expect(hasHeld(figures), JSON.stringify(figures)).toBe(true);
  });
}
