/** Every fault of the way, at every address that a phone calls: a typed answer, nothing lost, nothing double. */
import "fake-indexeddb/auto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { routes } from "#server/routes.ts";
import { startServer, type TestServer } from "#tests/server/server-for-tests.ts";
import type { Act } from "./act.ts";
import { actsFor } from "./acts.ts";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { faults } from "./faults.ts";

interface World {
  readonly server: TestServer;
  readonly direct: string;
  readonly proxy: FaultProxy;
}

const opened: World[] = [];
const here = (): World => {
  if (!opened[0]) throw new Error("The server is there only inside tests.");
  return opened[0];
};
const files = mkdtempSync(join(tmpdir(), "asa-proxy-"));

beforeAll(async () => {
  mkdirSync(join(files, "areas"));
  writeFileSync(join(files, "index.html"), "<!doctype html><title>Asa</title>");
  writeFileSync(join(files, "areas/provinces.json"), JSON.stringify([{ code: "98", th: "สาธิต", en: "Satit" }]));
  const many = { readsPerMinute: 1e6, signInsPerMinute: 1e6, syncsPerMinute: 1e6 };
  const server = await startServer({ staticDirectory: files, limits: many });
  const direct = await server.app.listen({ port: 0, host: "127.0.0.1" });
  opened.push({ server, direct, proxy: await startFaultProxy(direct) });
});
afterAll(async () => {
  const { server, proxy } = here();
  await proxy.close();
  await server.close();
  rmSync(files, { recursive: true });
});

describe.each(actsFor(routes).map((act) => [act.name, act] as const))("[L4] %s", (_, act) => {
  test.each(faults)("$name, and the next try succeeds", async ({ fault, feel }) => {
    const { proxy } = here();
    const { attempt, faults: faultsAfter } = await begin(act);
    proxy.spoil(fault);
    const first = await attempt();
    proxy.spoil(null);
    expect(feel === "fine" ? ["ok"] : act.endings[feel]).toContain(first);

    // At once, while what was under way may still arrive.
    const second = await attempt();
    await proxy.settled();
    expect(await attempt()).toBe("ok");
    expect([second, ...(await faultsAfter())]).toEqual(["ok"]);
  });
});

test("[W3] four fifths of all calls fail in some way, one after another, and all work arrives once", async () => {
  const { proxy } = here();
  const sync = actsFor(routes)[0];
  if (!sync) throw new Error("There is no act.");
  const { attempt, faults: faultsAfter } = await begin(sync);
  for (const [at, { fault }] of [...faults, ...faults.toReversed()].entries()) {
    proxy.spoil(at % 5 === 4 ? null : fault);
    await attempt();
  }
  proxy.spoil(null);
  await proxy.settled();
  expect([await attempt(), ...(await faultsAfter())]).toEqual(["ok"]);
});

const begin = (act: Act) => {
  const { server, direct, proxy } = here();
  return act.begin({ server, direct, spoilt: proxy.origin });
};
