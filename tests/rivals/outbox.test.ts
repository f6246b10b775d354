/** What other systems lose between the phone and the server. Each test's title is the ability; the comment, whose bug it was. */
import "fake-indexeddb/auto";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nok, ploy, village } from "#tests/server/server-for-tests.ts";
import { citizenIn, edit, helpFor, openField, type Field } from "./field.ts";
import { answersAfter, answersFirst, clear, copying, later, noSignal } from "./links.ts";

let field: Field;
beforeEach(async () => {
  field = await openField();
});
afterEach(() => field.close());

// primero db/queue.js with exists-same-request.js: high, low, high leaves [high, low] in the queue.
test("a person who edits A, B, A again offline ends with A on the server", async () => {
  const phone = await field.phoneOf(nok);
  const person = citizenIn(village.nok, { houseNo: "1" });
  await phone.saves(person);
  await phone.sends();
  for (const houseNo of ["A", "B", "A"]) await phone.saves(edit(person.id, { houseNo }));
  expect(await phone.waits()).toHaveLength(3);
  await phone.sends();
  expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "A" });
});

// primero fetch-single-payload.js drops the item at 404; libs/queue/constants.js gives up after three tries.
test("a change outlives every refusal of the way there, ten times over, and is sent by the eleventh try", async () => {
  const phone = await field.phoneOf(nok);
  const person = citizenIn(village.nok);
  await phone.saves(person);
  const answers = [404, 404, 404, 410, 403, 400, 409, 500, 200, 204].map((status) => () => page(status));
  phone.link.passing = answersFirst(answers);
  const heard: string[] = [];
  for (let again = 0; again < answers.length; again++) {
    heard.push(await phone.sends());
    expect(await phone.waits()).toEqual([person.id]);
  }
  expect(heard).not.toContain("sent");
  expect(await phone.sends()).toBe("sent");
  expect(await field.serverHas(person.id)).toMatchObject({ name: "ป้าสาธิต" });
});

// A page of a hotspot or a proxy, and in two cases nothing at all.
const page = (status: number): Response => new Response(status === 204 ? null : "<html>404</html>", { status });

// simple-android SyncCoordinator.push: PENDING becomes DONE for all rows once the loop is over.
test("an edit made while a push is under way is still unsent afterwards, and goes with the next", async () => {
  const phone = await field.phoneOf(nok);
  const person = citizenIn(village.nok, { houseNo: "1" });
  await phone.saves(person);
  await phone.sends();

  await phone.saves(edit(person.id, { houseNo: "2" }));
  const held = later();
  phone.link.passing = answersAfter(held);
  const sending = phone.sends();
  await held.reached;
  await phone.saves(edit(person.id, { houseNo: "3" }));
  phone.link.passing = noSignal;
  held.release();
  expect(await sending).toBe("offline");
  expect(await phone.waits()).toEqual([person.id]);
  expect(await phone.sees("citizen", person.id)).toMatchObject({ houseNo: "3" });
  expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "2" });

  phone.link.passing = clear;
  expect(await phone.sends()).toBe("sent");
  expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "3" });
});

// commcare-android PR #1807: one form that the server will not take stops all the rest.
test("one change that the server refuses holds up none of the others, and stays in view with its reason", async () => {
  const phone = await field.phoneOf(nok);
  const [before, bad, after] = [citizenIn(village.nok), citizenIn(village.nok), citizenIn(village.nok)];
  // As a form of an older version would let it through.
  await phone.saves(before, { ...bad, set: { ...bad.set, birthYear: 2514 } }, after);
  expect(await phone.sends()).toBe("sent");
  expect(await phone.waits()).toEqual([]);
  const [, refused] = await phone.app().database.answered.orderBy("order").toArray();
  expect(refused).toMatchObject({ state: "rejected", field: "birthYear", code: "range", recordId: bad.id });
  expect([await field.serverHas(before.id), await field.serverHas(bad.id), await field.serverHas(after.id)]).toEqual([
    before.set,
    undefined,
    after.set,
  ]);
});

// getodk/collect#1017: forms deleted although sending failed. Media do not exist in the product; what holds for
// records holds for their text: one is called sent only when an answer of the server has named it.
test("a record is called sent only when the server has named it, not when a request of its went through", async () => {
  const phone = await field.phoneOf(nok);
  const person = citizenIn(village.nok);
  await phone.saves(person);
  phone.link.passing = async (pass, ...request) => {
    const { ack: _named, ...rest } = await (await pass(...request)).json();
    return Response.json(rest);
  };
  expect(await phone.sends()).toBe("serverTrouble");
  expect([await phone.waits(), await phone.answers()]).toEqual([[person.id], []]);
  phone.link.passing = clear;
  expect(await phone.sends()).toBe("sent");
  expect([await phone.waits(), await phone.answers()]).toEqual([[], ["sent"]]);
});

describe("two windows of one phone that send at the same moment, without locks between them", () => {
  // android-fhir#2361, #2267, #2271: overlapping workers upload twice, and the older overwrites the newer.
  test("send each change once; a counter counts once and the newer edit stays", async () => {
    const one = await field.phoneOf(nok);
    const other = await field.phoneOf(nok, { windowOf: one });
    const person = citizenIn(village.nok, { houseNo: "1" });
    const visit = { ...helpNeeded(person.id), id: uuidv7() };
    await one.saves(person, visit);
    await one.sends();

    await one.saves(edit(person.id, { houseNo: "2" }), {
      op: "patch",
      kind: "followUp",
      id: visit.id,
      inc: { movedCount: 1 },
    });
    const slow = later();
    one.link.passing = answersAfter(slow);
    const first = one.sends();
    await slow.reached;
    // The other window has a newer edit, sends all there is, and is answered before the first.
    await other.saves(edit(person.id, { houseNo: "3" }));
    expect(await other.sends()).toBe("sent");
    one.link.passing = clear;
    slow.release();
    expect(await first).toBe("sent");

    expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "3" });
    expect(await field.serverHas(visit.id)).toMatchObject({ movedCount: 1 });
    for (const app of [one, other]) {
      expect(await app.sees("citizen", person.id)).toMatchObject({ houseNo: "3" });
      expect(await app.sees("followUp", visit.id)).toMatchObject({ movedCount: 1 });
      expect(await app.waits()).toEqual([]);
    }
  });
});

const helpNeeded = (citizenId: string) => ({
  op: "put" as const,
  kind: "followUp",
  set: { citizenId, areaCode: village.nok, topic: "ID-THAID", due: "2026-12-01", priority: 2, state: "open" },
});

// ODK central-entities: updates that arrive out of order are held for five days and then forced into a conflict.
test("changes that build on one another are taken in order at once, whatever order the link delivers them in", async () => {
  const phone = await field.phoneOf(nok);
  const person = citizenIn(village.nok, { houseNo: "1" });
  const log = helpFor(person.id, nok, village.nok, phone.clock.now);
  const copies = copying();
  await phone.saves(person, edit(person.id, { houseNo: "2" }));
  phone.link.passing = copies.lost;
  await phone.sends();
  await phone.saves(log, edit(person.id, { houseNo: "3" }));
  phone.link.passing = copies.kept;
  expect(await phone.sends()).toBe("sent");
  // The second request arrives once more, and then the first, given up as lost.
  await copies.deliverAll();
  expect(await phone.sends()).toBe("sent");
  expect(await phone.answers()).toEqual(["sent", "sent", "sent", "sent"]);
  expect(await field.serverHas(person.id)).toMatchObject({ houseNo: "3" });
  expect(await field.serverHas(log.id)).toMatchObject({ citizenId: person.id });
  const fresh = await field.phoneOf(nok);
  await fresh.sends();
  expect(await fresh.sees("citizen", person.id)).toMatchObject({ houseNo: "3" });
  expect(await phone.seesAll("conflict")).toEqual([]);
});

// primero login-success-handler.js: signing in as somebody else clears every store, the unsent queue among them.
test("another person signs in on the same phone: unsent work of the first stays, and is sent when they return", async () => {
  const first = await field.phoneOf(nok);
  const person = citizenIn(village.nok);
  await first.saves(person);
  first.app().close();

  const second = await field.phoneOf(ploy, { disk: first.disk });
  const neighbour = citizenIn(village.ploy);
  await second.saves(neighbour);
  expect(await second.sends()).toBe("sent");
  expect(await second.seesAll("citizen")).toEqual([neighbour.set]);
  second.app().close();

  await first.signsInAgain();
  first.restarts();
  expect(await first.waits()).toEqual([person.id]);
  expect(await first.sends()).toBe("sent");
  expect(await field.serverHas(person.id)).toEqual(person.set);
});
