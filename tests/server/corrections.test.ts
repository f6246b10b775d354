/** Helps that are put right late, and what a coordinator reads before deciding (A4, A5). */
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Body } from "#domain/json.ts";
import { openReviewsIn } from "#server/reviews/open-reviews.ts";
import { onBothDatabases } from "./both-databases.ts";
import { citizenId, givenReview, help, someone, type GivenWork } from "./review-work.ts";
import { lek, nok, NOON, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  let phone: SignedIn;
  let coordinator: SignedIn;
  let helpId: string;
  let n: number;
  /** The help's number on the server, as its author looked at it. */
  let seen: number;
  beforeEach(async () => {
    server = await start();
    [phone, coordinator] = [await server.signIn(nok), await server.signIn(lek)];
    [helpId, n] = [uuidv7(), 0];
    await server.plant([
      { kind: "citizen", id: citizenId, body: someone },
      { kind: "helpLog", id: helpId, body: help(1, helpId).set },
    ]);
  });
  beforeEach(async () => {
    const row = await server.database.db.selectFrom("row").select("seq").where("id", "=", helpId).executeTakeFirst();
    seen = Number(row?.seq);
  });
  afterEach(() => server.close());

  const give = async (work: GivenWork): Promise<string> => {
    const mutation = { ...givenReview(phone.clientId, work), n: ++n };
    const payload = { c: phone.clientId, cur: null, lim: 65_536, push: [{ p: `u:${nok}`, m: [mutation] }] };
    const { cookie } = phone;
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    expect(answer.json().res ?? []).toEqual([]);
    return mutation.id;
  };
  const decide = async (id: string, decision: "accept" | "refuse"): Promise<number> => {
    const payload = { userId: nok, id, decision, reason: "ตรวจแล้ว" };
    const { cookie } = coordinator;
    const url = "/v1/reviews/decide";
    return (await server.app.inject({ method: "POST", url, headers: { cookie }, payload })).statusCode;
  };
  const listed = async () => (await openReviewsIn(server.database.db, "980101", lek, NOON)).list;
  const kept = async (): Promise<Body | null> => {
    const row = await server.database.db.selectFrom("row").select("body").where("id", "=", helpId).executeTakeFirst();
    return typeof row?.body === "string" ? (JSON.parse(row.body) as Body) : null;
  };
  const work = (op: string, set: Body, more: object = {}): GivenWork => {
    const change = { k: "helpLog", id: helpId, op, set, b: seen, ...more };
    return { recordId: helpId, op, set, kind: "helpLog", change };
  };
  const correction = '{"at":"2026-11-22T05:00:00.000Z","was":{"minutes":30}}';

  test("A4: a late correction is made when the coordinator accepts it, with what stood there before", async () => {
    const id = await give(work("patch", { minutes: 60 }, { add: { corrections: [correction] } }));
    expect(await kept()).toMatchObject({ minutes: 30 });
    expect(await decide(id, "accept")).toBe(200);
    expect(await kept()).toMatchObject({ minutes: 60, corrections: [correction] });
  });

  test("A4: what the coordinator declines changes nothing; a help that is taken back late counts until then", async () => {
    const id = await give(work("patch", { outcome: "declined" }));
    expect(await decide(id, "refuse")).toBe(200);
    expect(await kept()).toMatchObject({ outcome: "done" });
    const removal = await give(work("delete", {}));
    expect(await kept()).not.toBeNull();
    expect(await decide(removal, "accept")).toBe(200);
    expect(await kept()).toBeNull();
  });

  test("A5: the coordinator reads what was written to them, the field and its value, and nothing about the citizen", async () => {
    await give(work("patch", { minutes: 600, note: "ความลับ", citizenId }));
    await give({ op: "patch", recordId: citizenId, set: { name: "ชื่อใหม่", status: "died", birthYear: 2514 } });
    const [ofHelp, ofPerson] = await listed();
    expect(ofHelp).toMatchObject({
      note: "ช่วยดูให้หน่อย",
      values: [{ field: "minutes", value: 600 }],
      wrongField: "minutes",
    });
    expect(ofPerson).toMatchObject({ values: [{ field: "status", value: "died" }], wrongField: "birthYear" });
    expect(JSON.stringify([ofHelp, ofPerson])).not.toMatch(/ความลับ|ชื่อใหม่|2514|019ab000-0000-7000-8000-00000000c001/u);
  });

  test("A5: what could be taken says so, and a change that nobody can read hides nothing else", async () => {
    await give(work("patch", { minutes: 60 }));
    await give({ ...work("patch", { minutes: 60 }), change: { k: "helpLog", op: "delete", id: village.nok } });
    const list = await listed();
    expect(list.map(({ wrongField, values }) => [wrongField, values.length])).toEqual([
      [null, 1],
      [null, 0],
    ]);
  });
});
