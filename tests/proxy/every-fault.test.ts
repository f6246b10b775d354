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
import type { Patience } from "./network.ts";
import { cutAt, faults, type Feel } from "./faults.ts";

interface World {
  readonly server: TestServer;
  readonly direct: string;
  readonly proxy: FaultProxy;
  readonly patience: Patience;
}

const PATIENCE_MS = 15_000;

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
  const many = { readsPerMinute: 1e6, callsPerNetwork: 1e6, wrongCodesPerNetwork: 1e6, syncsPerMinute: 1e6 };
  const server = await startServer({ staticDirectory: files, limits: many });
  const direct = await server.app.listen({ port: 0, host: "127.0.0.1" });
  opened.push({ server, direct, proxy: await startFaultProxy(direct), patience: { ms: PATIENCE_MS } });
});
afterAll(async () => {
  const { server, proxy } = here();
  await proxy.close();
  await server.close();
  rmSync(files, { recursive: true });
});

describe.each(actsFor(routes).map((act) => [act.name, act] as const))("[L4] %s", (_, act) => {
  test.each(faults)("$name, and the next try succeeds", async ({ fault, feel, isSilence }) => {
    const { proxy, patience } = here();
    const { attempt, faults: faultsAfter } = await begin(act);
    proxy.spoil(fault);
    patience.ms = isSilence ? 300 : PATIENCE_MS;
    const first = await attempt();
    proxy.spoil(null);
    patience.ms = PATIENCE_MS;
    expect(endingsOf(act, feel)).toContain(first);

    // At once, while what was under way may still arrive.
    const second = await attempt();
    await proxy.settled();
    expect(await attempt()).toBe("ok");
    expect([second, ...(await faultsAfter())]).toEqual(["ok"]);
  });
});

test("[W3] [O6] an answer may end anywhere: the phone asks again, and all work arrives once", async () => {
  const { proxy } = here();
  const { attempt, faults: faultsAfter } = await begin(syncAct());
  const CUTS = 40;
  for (let cut = 0; cut < CUTS; cut++) {
    proxy.spoil(cutAt((answer) => Math.floor((answer.length * cut) / CUTS)));
    expect(await attempt()).toBe("offline");
  }
  proxy.spoil(null);
  expect([await attempt(), ...(await faultsAfter())]).toEqual(["ok"]);
}, 60_000);

test("[W3] four fifths of all calls fail in some way, one after another, and all work arrives once", async () => {
  const { proxy } = here();
  const { attempt, faults: faultsAfter } = await begin(syncAct());
  const unlucky = faults.filter(({ isSilence }) => !isSilence);
  for (const [at, { fault }] of [...unlucky, ...unlucky.toReversed()].entries()) {
    proxy.spoil(at % 5 === 4 ? null : fault);
    await attempt();
  }
  proxy.spoil(null);
  await proxy.settled();
  expect([await attempt(), ...(await faultsAfter())]).toEqual(["ok"]);
});

const endingsOf = ({ endings }: Act, feel: Feel): readonly string[] => {
  if (feel === "fine") return ["ok"];
  return feel === "double" ? ["ok", ...endings.cut] : endings[feel];
};

const syncAct = (): Act => {
  const act = actsFor(routes).find(({ name }) => name === "POST /v1/sync");
  if (!act) throw new Error("No act names the sync.");
  return act;
};

const begin = (act: Act) => {
  const { server, direct, proxy, patience } = here();
  return act.begin({ server, direct, spoilt: proxy.origin, patience });
};
