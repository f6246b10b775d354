import { describe, expect, test } from "vitest";
import { memoryStore } from "#server/stores/memory-store.ts";
import { edit, newPerson, oneServer, phoneOf, volunteer } from "./one-server.ts";
import { idOf, place, village } from "./one-partition.ts";

/** Last night's backup, the work of a morning, and the server as it stands after the backup came back. */
const morning = async (work: (phone: ReturnType<typeof phoneOf>) => Promise<void>) => {
  const store = memoryStore();
  const server = oneServer(store);
  const phone = phoneOf(server, "1");
  await phone.saves(newPerson());
  await phone.syncs();
  const backup = store.backup();
  await work(phone);
  await phone.syncs();
  store.restore(backup);
  await store.restart();
  return { store, server, phone };
};

describe("a restored backup", () => {
  test("[R2] phones give a restored server the hours that it lost, each change once", async () => {
    const { store, phone } = await morning(async ({ saves }) => {
      await saves(newPerson({}, idOf(2)), edit({ nickname: "น้อย" }));
      await saves({ op: "patch", kind: "citizen", id: idOf(1), add: { supportNeeds: ["sight"] } });
    });
    await phone.syncs();
    const rows = await store.page({
      partition: place,
      after: 0,
      upTo: Infinity,
      audiences: [village],
      kinds: ["citizen"],
      maxRows: 9,
    });
    expect(rows.map(({ id, body }) => [id, body?.["nickname"], body?.["supportNeeds"]])).toEqual([
      [idOf(2), undefined, undefined],
      [idOf(1), "น้อย", ["sight"]],
    ]);
    expect(phone.answers()).toEqual(["1 sent", "2 sent", "3 sent", "4 sent"]);
    expect(phone.waits()).toEqual([]);
  });

  test("[C4] [R3] work behind a gap, which does not fit into the next request, stops no phone", async () => {
    const store = memoryStore();
    const [server, elsewhere] = [oneServer(store), "98010101"];
    const phone = phoneOf(server, "1", volunteer(idOf(700), village, elsewhere));
    await phone.syncs();
    const backup = store.backup();
    await phone.saves(newPerson({ areaCode: elsewhere }, idOf(500)));
    await phone.syncs();
    // A month later the phone does not keep that any more, but a morning's work that fills more than one request.
    phone.storage.restore({ ...phone.storage.state(), answered: new Map() });
    const long = "ก".repeat(15_000);
    for (let at = 0; at < 30; at++) await phone.saves(newPerson({ later: long }, idOf(100 + at)));
    await phone.syncs();
    store.restore(backup);
    await store.restart();
    await phone.saves(edit({ nickname: "น้อย" }, idOf(500)));
    let requests = 0;
    await phone.syncs(async (request) => {
      if (++requests > 10) throw new Error("It asks the same for ever.");
      return phone.sends(request);
    });
    expect(phone.waits()).toEqual([]);
  });

  test("[R2] a phone that has nothing new to send gives the lost hours back all the same", async () => {
    const { phone, server } = await morning(({ saves }) => saves(newPerson({}, idOf(2))));
    const asked: number[] = [];
    await phone.syncs(async (request) => {
      asked.push(request.push.length);
      return phone.sends(request);
    });
    expect(asked).toEqual([0, 1]);
    const second = phoneOf(server, "2");
    await second.syncs();
    expect(second.sees(idOf(2))).toBeDefined();
  });

  test("[R2] what a person typed never leaves the screen while the server is refilled", async () => {
    const { phone } = await morning(({ saves }) => saves(newPerson({}, idOf(2))));
    const seen: boolean[] = [];
    await phone.syncs(async (request) => {
      seen.push(phone.sees(idOf(2)) !== undefined);
      return phone.sends(request);
    });
    expect(seen).toEqual([true, true]);
  });

  test("[R1] what a person has dealt with is given back too, so that the numbers have no hole", async () => {
    const { phone } = await morning(async ({ saves }) => {
      await saves(edit({ birthYear: 9999 }));
      await saves(edit({ nickname: "น้อย" }));
    });
    expect(phone.answers()).toEqual(["1 sent", "2 rejected", "3 sent"]);
    await phone.syncs();
    expect([phone.answers(), phone.waits()]).toEqual([["1 sent", "2 rejected", "3 sent"], []]);
  });

  test("[R3] numbers that no phone has any more are jumped over, and the operator hears of it", async () => {
    const { phone, server, store } = await morning(async ({ saves }) => {
      await saves(edit({ nickname: "น้อย" }));
      await saves(newPerson({}, idOf(2)));
    });
    // The first of the lost changes is older than what a phone keeps.
    const state = phone.storage.state();
    const answered = new Map([...state.answered].filter(([, { mutation }]) => mutation.n !== 2));
    phone.storage.restore({ ...state, answered });
    await phone.saves(newPerson({}, idOf(3)));
    await phone.syncs();
    expect(phone.waits()).toEqual([]);
    expect((await store.lastNumbers(phone.storage.state().meta.clientId, [place])).get(place)).toBe(4);
    expect(server.incidents).toEqual([expect.objectContaining({ type: "jump", numbers: 1 })]);
  });

  test("[R4] a number that a phone learnt in the lost hours never counts as having seen another's later edit", async () => {
    const { phone, server } = await morning(({ saves }) => saves(edit({ nickname: "เช้า" })));
    // Offline, with the number of the lost edit as the one that was seen.
    await phone.saves(edit({ nickname: "บ่าย" }));
    const other = phoneOf(server, "2", volunteer(idOf(701), village));
    await other.syncs();
    await other.saves(edit({ nickname: "อีกคน" }));
    await other.syncs();
    await phone.syncs();
    expect(phone.answers()).toEqual(["1 sent", "2 merged", "3 merged"]);
    expect(phone.sees()?.["nickname"]).toBe("อีกคน");
  });

  test("[R3] a server that misses numbers without a new epoch is given them just as well", async () => {
    const store = memoryStore();
    const phone = phoneOf(oneServer(store), "1");
    await phone.saves(newPerson());
    await phone.syncs();
    const backup = store.backup();
    await phone.saves(newPerson({}, idOf(2)));
    await phone.syncs();
    store.restore(backup);
    await phone.saves(newPerson({}, idOf(3)));
    await phone.syncs();
    expect(phone.waits()).toEqual([]);
    const head = (await store.heads([place])).get(place)?.head;
    expect(head).toBe(3);
  });
});

test("[W8] an answer that was lost does not make a counter count twice when the row has come already", async () => {
  const server = oneServer();
  const phone = phoneOf(server, "1");
  const followUp = { citizenId: idOf(1), areaCode: village, topic: "ID-THAID", due: "2026-12-01", priority: 2 };
  await phone.saves(newPerson(), { op: "put", kind: "followUp", id: idOf(5), set: { ...followUp, state: "open" } });
  await phone.syncs();
  await phone.saves({ op: "patch", kind: "followUp", id: idOf(5), inc: { movedCount: 1 } });
  await phone.syncs(async (request) => {
    await phone.sends(request);
    return { ok: false, error: { type: "offline" } };
  });
  await phone.syncs();
  expect(phone.sees(idOf(5))?.["movedCount"]).toBe(1);
});

describe("records of other phones", () => {
  const lostHours = async () => {
    const store = memoryStore();
    const server = oneServer(store);
    const [first, second] = [phoneOf(server, "1"), phoneOf(server, "2", volunteer(idOf(701), village))];
    await first.syncs();
    await second.syncs();
    const backup = store.backup();
    await first.saves(newPerson());
    await first.syncs();
    await second.syncs();
    await second.saves(edit({ nickname: "น้อย" }));
    await second.syncs();
    store.restore(backup);
    await store.restart();
    return { first, second };
  };

  test("[R5] a change to a record that another phone gives back later is made anew when it comes", async () => {
    const { first, second } = await lostHours();
    await second.syncs();
    expect([second.answers(), second.sees()]).toEqual([["1 gone"], undefined]);
    await first.syncs();
    await second.syncs();
    await first.syncs();
    // Nobody can know any more who had seen what: the value comes back as one to choose, and is not forced on anybody.
    expect([second.answers(), second.waits()]).toEqual([["1 gone", "2 merged"], []]);
    const conflicts = [...first.storage.state().rows.values()].filter(({ kind }) => kind === "conflict");
    expect(conflicts.map(({ body }) => body["lost"])).toEqual(['"น้อย"']);
    expect([...second.storage.state().answered.values()].map(({ seen }) => seen)).toEqual([true, undefined]);
  });

  test("[R5] it is made anew once, however often the record comes", async () => {
    const { first, second } = await lostHours();
    await second.syncs();
    await first.syncs();
    await second.syncs();
    await first.saves(edit({ houseNo: "9" }));
    await first.syncs();
    await second.syncs();
    expect(second.answers()).toEqual(["1 gone", "2 merged"]);
  });
});
