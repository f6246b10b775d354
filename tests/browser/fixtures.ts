/** What a browser test may ask for: a production server of its worker, and as many phones as its story has. */
import { test as base } from "@playwright/test";
import { buyPhone, type Phone, type PhoneLook } from "./phone.ts";
import { withProductionServer, type ProductionServer } from "./production-server.ts";

interface TestFixtures {
  /** For tests that are about the PIN itself. */
  readonly effort: "real" | "token";
  readonly newPhone: (look?: PhoneLook) => Promise<Phone>;
}
interface WorkerFixtures {
  readonly server: ProductionServer;
  /** A file whose tests leave work behind names itself here, and gets a worker and a server of its own. */
  readonly apart: string;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  apart: ["", { option: true, scope: "worker" }],
  server: [
    // Playwright reads a fixture's needs from this first argument.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      await withProductionServer(use);
    },
    { scope: "worker", timeout: 180_000 },
  ],
  effort: ["token", { option: true }],
  newPhone: async ({ effort }, use, { workerIndex }) => {
    const phones: Phone[] = [];
    await use(async (look) => {
      const phone = await buyPhone(addressOf(workerIndex), { effort, ...look });
      phones.push(phone);
      return phone;
    });
    const complaints = phones.flatMap((phone) => phone.complaints);
    await Promise.all(phones.map((phone) => phone.throwAway()));
    base.expect(complaints, "no script error, nothing refused by the content policy").toEqual([]);
  },
});

/** Another address for every phone, as in life: the server counts tries to sign in by it. */
const addressOf = (workerIndex: number): string =>
  `10.${workerIndex % 250}.${Math.floor(Math.random() * 250)}.${1 + Math.floor(Math.random() * 250)}`;

export { expect } from "@playwright/test";
