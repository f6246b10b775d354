import { describe, expect, test } from "vitest";
import {
  currentAccount,
  finishSignOut,
  keptWaiting,
  signIn,
  signOut,
  villagesOf,
  type Account,
} from "#data/account.ts";
import { answering, memoryStorage, publicKey, unreachable } from "./stand-ins.ts";

const clientId = "019b5d88-b900-7d07-b721-000000000001";
const account: Account = {
  clientId,
  userId: "019b5d88-b900-7d07-b721-9f462c6194c3",
  name: "อุดม ตัวอย่างบุญ",
  grants: [{ role: "volunteer", scope: "98010101" }],
};
const answer = { user: { id: account.userId, name: account.name }, grants: account.grants, expiresAt: "2027-02-20" };
const newId = (): string => clientId;

describe("signing in needs the server once", () => {
  test("and the phone remembers who it was", async () => {
    const storage = memoryStorage();
    expect(await signIn({ fetchFrom: answering(200, answer), storage, newId, publicKey }, "ABCDEFGH")).toEqual({
      ok: true,
      value: account,
    });
    expect(currentAccount(storage)).toEqual(account);
  });

  test.each([
    ["no signal", unreachable, { type: "offline" }],
    ["a hotspot's page", answering(200, "<html>"), { type: "offline" }],
    ["an answer without a person", answering(200, { grants: [] }), { type: "offline" }],
    ["a wrong, late or used code", answering(400, { code: "code" }), { type: "wrongCode" }],
    ["too many tries", answering(429, {}, { "retry-after": "42" }), { type: "tooManyTries", retryAfterSeconds: 42 }],
    ["a server in trouble", answering(500, {}), { type: "serverTrouble" }],
  ])("%s signs nobody in, and leaves whoever was", async (_why, fetchFrom, error) => {
    const storage = memoryStorage();
    await signIn({ fetchFrom: answering(200, answer), storage, newId, publicKey }, "ABCDEFGH");
    expect(await signIn({ fetchFrom, storage, newId, publicKey }, "WXYWXYWX")).toEqual({ ok: false, error });
    expect(currentAccount(storage)).toEqual(account);
  });

  test("every try is made as the same phone, so that a lost answer does not use a code up", async () => {
    const storage = memoryStorage();
    const asked: unknown[] = [];
    const ids = ["first", "second", "third"].values();
    const tryOnce = (status: number) =>
      signIn(
        {
          fetchFrom: (_url, init) => {
            asked.push(typeof init?.body === "string" ? JSON.parse(init.body).clientId : null);
            return answering(status, answer)("/v1/sign-in");
          },
          storage,
          newId: () => ids.next().value ?? "",
          publicKey,
        },
        "ABCDEFGH",
      );
    await tryOnce(500);
    await tryOnce(200);
    await tryOnce(200);
    expect(asked).toEqual(["first", "first", "second"]);
  });

  test("a post of a newer server is left out, the others stand", async () => {
    const grants = [...account.grants, { role: "inspector", scope: "98" }, { role: "volunteer" }, null];
    const result = await signIn(
      { fetchFrom: answering(200, { ...answer, grants }), storage: memoryStorage(), newId, publicKey },
      "ABCDEFGH",
    );
    expect(result).toEqual({ ok: true, value: account });
  });
});

describe("a code that somebody has been guessing at", () => {
  const ticket = "AbCdEfGhIjKlMnOpQrStUv";
  const until = "2026-11-25T05:00:00.000Z";
  const waiting = { type: "waiting", number: "482", ticket };
  const waitingPhone = async () => {
    const storage = memoryStorage();
    const enter = (fetchFrom: typeof fetch, code: string) => signIn({ fetchFrom, storage, newId, publicKey }, code);
    const first = await enter(answering(200, { waiting: { number: "482", ticket, until } }), "ABCDEFGH");
    return { storage, enter, first };
  };

  test("gives a number for the coordinator and a ticket, which the phone keeps, and no offline", async () => {
    const { storage, first } = await waitingPhone();
    expect(first).toEqual({ ok: false, error: waiting });
    expect([keptWaiting(storage), currentAccount(storage)]).toEqual([waiting, null]);
  });

  test("waits on while the coordinator has said nothing and while there is no signal, then signs in", async () => {
    const { storage, enter } = await waitingPhone();
    const stillWaiting = answering(200, { waiting: { number: "482", until } });
    expect(await enter(stillWaiting, ticket)).toEqual({ ok: false, error: waiting });
    expect(await enter(unreachable, ticket)).toEqual({ ok: false, error: { type: "offline" } });
    expect(keptWaiting(storage)).toEqual(waiting);
    expect(await enter(answering(200, answer), ticket)).toEqual({ ok: true, value: account });
    expect(keptWaiting(storage)).toBeNull();
  });

  test("needs the code again once the coordinator chose another number or the time is over", async () => {
    const { storage, enter } = await waitingPhone();
    expect(await enter(answering(400, { code: "code" }), "WXYWXYWX")).toMatchObject({ error: { type: "wrongCode" } });
    expect(keptWaiting(storage)).toEqual(waiting);
    expect(await enter(answering(400, { code: "code" }), ticket)).toMatchObject({ error: { type: "waitingOver" } });
    expect(keptWaiting(storage)).toBeNull();
  });

  test.each(["{", "null", '{"number":7}'])("is none where the phone kept %s", (kept) => {
    const storage = memoryStorage();
    storage.setItem("asa.waiting", kept);
    expect(keptWaiting(storage)).toBeNull();
  });
});

describe("who is signed in", () => {
  test.each([["nothing"], ["{"], ["null"], ['{"userId":7}']])("is nobody where the phone kept %s", (kept) => {
    const storage = memoryStorage();
    if (kept !== "nothing") storage.setItem("asa.account", kept);
    expect(currentAccount(storage)).toBeNull();
  });

  test("is nobody after signing out, with or without a signal", async () => {
    const storage = memoryStorage();
    await signIn({ fetchFrom: answering(200, answer), storage, newId, publicKey }, "ABCDEFGH");
    await signOut({ fetchFrom: unreachable, storage });
    expect(currentAccount(storage)).toBeNull();
  });

  test("the server hears of a sign-out as soon as there is a signal", async () => {
    const storage = memoryStorage();
    const heard: unknown[] = [];
    const fetchFrom: typeof fetch = (url) => {
      heard.push(url);
      return answering(200, { ok: true })("/v1/sign-out");
    };
    await signOut({ fetchFrom: unreachable, storage });
    await finishSignOut({ fetchFrom, storage });
    await finishSignOut({ fetchFrom, storage });
    expect(heard).toEqual(["/v1/sign-out"]);
  });
});

test("a volunteer's villages are those of their own posts, not of what they coordinate", () => {
  const grants = [
    { role: "volunteer", scope: "98010101" },
    { role: "volunteer", scope: "98010102" },
    { role: "coordinator", scope: "980101" },
  ] as const;
  expect(villagesOf({ ...account, grants })).toEqual(["98010101", "98010102"]);
});
