/** What other systems tell people wrongly: that all is sent, or how much of it counted. */
import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useNeedsYou, useWaiting } from "#data/use-phone.ts";
import { useTarget } from "#data/use-target.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { nok, NOON, village } from "#tests/server/server-for-tests.ts";
import { citizenIn, helpFor, openField, type Field, type FieldPhone } from "./field.ts";
import { clear, later, noSignal } from "./links.ts";
import { readHook } from "./read-hook.ts";

vi.mock("dexie-react-hooks", () => import("./read-hook.ts"));
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

/** Nok's post is in another village from today on. */
const movesTo = (scope: string): Promise<void> => {
  const id = nok.replace("019ab", "019ac");
  const post = { userId: nok, role: "volunteer", from: "2026-01-01" };
  return field.server.plant([
    { kind: "membership", id, body: { ...post, scope: village.nok, to: "2026-11-21" } },
    { kind: "membership", id: uuidv7(), body: { ...post, scope } },
  ]);
};
