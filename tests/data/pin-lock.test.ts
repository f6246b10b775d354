/** The lock of a phone: what a PIN opens, what wrong ones cost, and what is gone after the tenth. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { argon2id } from "hash-wasm";
import { beforeEach, describe, expect, test } from "vitest";
import { openLockBox } from "#data/lock/lock-box.ts";
import { setPin, unlock, type PinLockDeps, type Stretch } from "#data/lock/pin-lock.ts";
import { MOST_TRIES, waitAfter } from "#domain/pin.ts";

const NOK = "019ab000-0000-7000-8000-000000000001";
const PIN = "280459";
const WRONG = "730164";

/** Costs nothing, and is as different for each PIN. */
const quick: Stretch = async (pin, salt, { passes }) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${pin} ${salt.join()} ${passes}`)));

const clock = { ms: Date.parse("2026-11-27T02:00:00.000Z") };
let disk: IDBFactory;
let deps: PinLockDeps;
beforeEach(() => {
  disk = new IDBFactory();
  deps = {
    box: openLockBox(disk),
    stretch: quick,
    subtle: crypto.subtle,
    random: (bytes) => void crypto.getRandomValues(bytes),
    now: () => new Date(clock.ms),
    elapsedMs: () => 0,
  };
});

/** As often as it takes, with all the waiting in between. */
const tryWrong = async (times: number): Promise<void> => {
  for (let tries = 1; tries <= times; tries++) {
    await unlock(deps, NOK, WRONG);
    clock.ms += waitAfter(tries) * 1000;
  }
};

test("a person sets a PIN and opens the same data with it again and again", async () => {
  const made = await setPin(deps, NOK, PIN);
  for (let times = 0; times < 3; times++) expect(await unlock(deps, NOK, PIN)).toEqual({ ok: true, value: made });
});

test("with real argon2id, and never with less than OWASP asks for", async () => {
  deps = {
    ...deps,
    stretch: async (password, salt, { memory, passes }) =>
      new Uint8Array(
        await argon2id({
          password,
          salt,
          memorySize: memory,
          iterations: passes,
          parallelism: 1,
          hashLength: 32,
          outputType: "binary",
        }),
      ),
  };
  const made = await setPin(deps, NOK, PIN);
  const { effort } = (await deps.box.read(NOK))?.wrap ?? {};
  expect(effort?.memory).toBeGreaterThanOrEqual(19_456);
  expect(effort?.passes).toBeGreaterThanOrEqual(2);
  expect(await unlock(deps, NOK, PIN)).toEqual({ ok: true, value: made });
  expect(await unlock(deps, NOK, WRONG)).toMatchObject({ error: { type: "wrongPin", triesLeft: 9 } });
});

test("neither the PIN nor the data key stands in the box", async () => {
  const { dataKey } = await setPin(deps, NOK, PIN);
  const { wrap } = (await deps.box.read(NOK)) ?? {};
  const bytes = [wrap?.salt, wrap?.nonce, wrap?.key].map((part) => Buffer.from(part ?? []).toString("hex")).join(" ");
  expect(bytes).not.toContain(Buffer.from(dataKey).toString("hex"));
  expect(bytes).not.toContain(Buffer.from(PIN).toString("hex"));
  expect(wrap?.pepper.extractable).toBe(false);
});

describe("wrong PINs", () => {
  test("cost nothing at first, then longer and longer waits, and the right one makes all good", async () => {
    const made = await setPin(deps, NOK, PIN);
    await tryWrong(4);
    expect(await unlock(deps, NOK, WRONG)).toEqual({
      ok: false,
      error: { type: "wrongPin", triesLeft: 5, waitSeconds: 30 },
    });
    expect(await unlock(deps, NOK, PIN)).toEqual({ ok: false, error: { type: "wait", waitSeconds: 30 } });
    clock.ms += 30_000;
    expect(await unlock(deps, NOK, PIN)).toEqual({ ok: true, value: made });
    expect(await unlock(deps, NOK, WRONG)).toMatchObject({ error: { triesLeft: 9 } });
  });

  test("count also when the app is closed in the middle of a try", async () => {
    await setPin(deps, NOK, PIN);
    const never: Stretch = () => new Promise(() => undefined);
    for (let tries = 0; tries < 4; tries++) void unlock({ ...deps, stretch: never }, NOK, WRONG);
    await expect.poll(async () => (await deps.box.read(NOK))?.wrongTries).toBe(4);
    const again = { ...deps, box: openLockBox(disk) };
    expect(await unlock(again, NOK, WRONG)).toMatchObject({ error: { triesLeft: 5 } });
  });

  test("a clock that somebody sets back makes nobody wait longer than the wait ever was", async () => {
    await setPin(deps, NOK, PIN);
    await tryWrong(4);
    await unlock(deps, NOK, WRONG);
    clock.ms -= 400 * 86_400_000;
    expect(await unlock(deps, NOK, PIN)).toEqual({ ok: false, error: { type: "wait", waitSeconds: 30 } });
  });

  test("ten thousand of them open nothing, and after the tenth there is no key left to open", async () => {
    await setPin(deps, NOK, PIN);
    const outcomes = new Set<string>();
    for (let tries = 0; tries < 10_000; tries++) {
      const result = await unlock(deps, NOK, String(tries).padStart(6, "0"));
      outcomes.add(result.ok ? "open" : result.error.type);
      clock.ms += 3_600_000;
    }
    expect([...outcomes].toSorted()).toEqual(["keyGone", "wrongPin"]);
    expect((await deps.box.read(NOK))?.wrap).toBeNull();
    expect(await unlock(deps, NOK, PIN)).toEqual({ ok: false, error: { type: "keyGone" } });
  });

  test("another person's lock on the same phone does not notice them", async () => {
    const ploy = "019ab000-0000-7000-8000-000000000002";
    await setPin(deps, NOK, PIN);
    const hers = await setPin(deps, ploy, "405162");
    await tryWrong(MOST_TRIES);
    expect(await unlock(deps, ploy, "405162")).toEqual({ ok: true, value: hers });
  });
});

test("after the key is gone a new PIN begins an empty database, and the old one is left for sending", async () => {
  const before = await setPin(deps, NOK, PIN);
  await tryWrong(MOST_TRIES);
  const after = await setPin(deps, NOK, "405162");
  expect(after.databaseName).not.toBe(before.databaseName);
  expect(after.dataKey).not.toEqual(before.dataKey);
  expect(await deps.box.left(NOK)).toEqual([{ name: before.databaseName, userId: NOK }]);
  await deps.box.dropKey(NOK, "forgotten");
  const third = await setPin(deps, NOK, PIN);
  expect(new Set([before, after, third].map(({ databaseName }) => databaseName)).size).toBe(3);
});
