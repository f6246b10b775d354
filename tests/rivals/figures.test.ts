/** What other systems tell people wrongly: that all is sent, or how much of it counted. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useLostData } from "#data/lost-data.ts";
import type { MarkPlace } from "#data/here-mark.ts";
import { useOldestWaiting } from "#data/oldest-waiting.ts";
import { useNeedsYou, useWaiting } from "#data/use-phone.ts";
import { useTarget } from "#data/use-target.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { nok, NOON, village } from "#tests/server/server-for-tests.ts";
import { citizenIn, helpFor, openField, type Field, type FieldPhone } from "./field.ts";
import { clear, later, noSignal } from "./links.ts";
import { readHook } from "./read-hook.ts";

vi.mock("dexie-react-hooks", () => import("./live-query.ts"));
vi.mock("#data/use-today.ts", () => ({ useToday: () => "2026-11-22" }));

let field: Field;
beforeEach(async () => {
  field = await openField();
});
afterEach(() => field.close());

const unsent = async (phone: FieldPhone): Promise<number> =>
  (await readHook(phone.app(), () => useWaiting() ?? [])).length;

// cht-core#5108: "all reports synced" stands there while a new report is unsent.
test("a person reads how much waits at every moment: while it is sent, after a failure, and right after a run ended", async () => {
  const phone = await field.phoneOf(nok);
  await phone.saves(citizenIn(village.nok));
  expect(await unsent(phone)).toBe(1);
  const held = later();
  phone.link.passing = async (pass, ...request) => {
    await held.until;
    return pass(...request);
  };
  const sending = phone.sends();
  await held.reached;
  expect([await unsent(phone), phone.app().sender.state().phase]).toEqual([1, "sending"]);
  phone.link.passing = noSignal;
  held.release();
  await sending;
  await phone.saves(citizenIn(village.nok));
  expect(await phone.sends()).toBe("offline");
  expect([await unsent(phone), phone.app().sender.state().phase]).toEqual([1, "failed"]);

  phone.link.passing = clear;
  expect(await phone.sends()).toBe("sent");
  expect(await unsent(phone)).toBe(0);
  // The sender is at rest and content, and there is something new.
  await phone.saves(citizenIn(village.nok));
  expect([await unsent(phone), phone.app().sender.state().phase]).toEqual([1, "quiet"]);
});

// cht-core#11306: refused visits stay on the phone and in its figure: 148 there, 108 on the server, pay disputes.
test("what the server did not take is not in the volunteer's figure, and stands before them with its reason", async () => {
  const phone = await field.phoneOf(nok);
  const people = [citizenIn(village.nok), citizenIn(village.nok), citizenIn(village.nok)];
  const helps = people.map(({ id }) => helpFor(id, nok, village.nok, NOON));
  await phone.saves(...people, ...helps.slice(0, 2));
  await phone.sends();
  await phone.saves(...helps.slice(2));
  const figures = () => readHook(phone.app(), () => useTarget() ?? { sent: -1, waiting: -1 });
  expect(await figures()).toMatchObject({ sent: 2, waiting: 1 });

  await movesTo(village.ploy);
  expect(await phone.sends()).toBe("sent");
  expect(await figures()).toMatchObject({ sent: 0, waiting: 0 });
  const needsYou = await readHook(phone.app(), () => useNeedsYou() ?? []);
  expect(needsYou.map(({ recordId, state }) => [recordId, state])).toEqual([[helps[2]?.id, "held"]]);
  const { peopleHelped } = await overviewOf(field.server.database.db, "980101", NOON);
  expect(peopleHelped).toBe(2);
});

const DAY_MS = 86_400_000;

// msupply#3197, mWater: months without sending, and everything looks fine on both sides.
test("[S4] work that waits is warned of more strongly from day to day, and the coordinator sees how long it waited", async () => {
  const phone = await field.phoneOf(nok);
  await phone.saves(citizenIn(village.nok), citizenIn(village.nok));
  const levels: string[] = [];
  for (const days of [0, 1, 3, 7, 40]) {
    const now = new Date(Date.parse(NOON) + days * DAY_MS).toISOString();
    Object.assign(phone.clock, { now });
    field.server.clock.now = now;
    const oldest = await readHook(phone.app(), useOldestWaiting);
    expect(oldest).toMatchObject({ count: 2, since: NOON });
    levels.push(oldest?.level ?? "nothing waits");
  }
  expect(levels).toEqual(["calm", "day", "days", "week", "week"]);
  expect(await phone.sends()).toBe("sent");
  expect(await readHook(phone.app(), useOldestWaiting)).toBeNull();
  expect(await volunteerAtTheCoordinators()).toMatchObject({ waitedDays: 40, lostData: null });
});

// ndb-core#4178, #4198: the browser took the data away, and the app looks like a new phone with nothing to send.
test("[S2] a person whose browser threw their data away is told how much had not been sent, and so is the coordinator", async () => {
  const asked: string[] = [];
  const kept = { text: null as string | null };
  const mark: MarkPlace = { read: () => kept.text, write: (text) => void (kept.text = text) };
  const deps = {
    markPlaces: [mark],
    askToKeepData: () => void asked.push("keep"),
    whenPainted: (work: () => void) => work(),
  };
  const phone = await field.phoneOf(nok, { deps });
  const sent = citizenIn(village.nok);
  await phone.saves(sent);
  await phone.sends();
  phone.link.passing = noSignal;
  await phone.saves(citizenIn(village.nok), citizenIn(village.nok), citizenIn(village.nok));
  // Asked when there was something to lose, once.
  expect(asked).toEqual(["keep"]);
  await vi.waitFor(() => expect(kept.text).toContain(".3."));
  phone.app().close();

  const after = await field.phoneOf(nok, { windowOf: phone, disk: new IDBFactory(), deps });
  expect(await after.sends()).toBe("sent");
  expect(await readHook(after.app(), useLostData)).toMatchObject({ unsent: 3 });
  // What had been sent is here again, and what is saved now is not taken for what was lost.
  const next = citizenIn(village.nok);
  await after.saves(next);
  expect(await after.sends()).toBe("sent");
  expect(await after.seesAll("citizen")).toEqual([sent.set, next.set]);
  expect(await volunteerAtTheCoordinators()).toMatchObject({ lostData: { unsent: 3 } });
});

const volunteerAtTheCoordinators = async () => {
  const { volunteers } = await overviewOf(field.server.database.db, "980101", field.server.clock.now);
  return volunteers.list.find(({ userId }) => userId === nok);
};

/** Nok's post is in another village from today on. */
const movesTo = (scope: string): Promise<void> => {
  const id = nok.replace("019ab", "019ac");
  const post = { userId: nok, role: "volunteer", from: "2026-01-01" };
  return field.server.plant([
    { kind: "membership", id, body: { ...post, scope: village.nok, to: "2026-11-21" } },
    { kind: "membership", id: uuidv7(), body: { ...post, scope } },
  ]);
};
