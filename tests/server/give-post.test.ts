/** A further post, a move to another village, and a village handed over: what one may give, what stays, who is told. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Body } from "#domain/json.ts";
import { registryVersion } from "#domain/record-types.ts";
import { overviewOf } from "#server/overview/overview.ts";
import { fromBlock, type ChangeBlock } from "#sync/columns.ts";
import { amon, dao, drillOnBothDatabases, person, type Answer, type Drill } from "./invitation-drill.ts";
import { help } from "./review-work.ts";
import { lek, nok, NOON, ploy, village, type SignedIn } from "./server-for-tests.ts";

const FAR = "019ab000-0000-7000-8000-00000000000d";
const here = "t:980101";
const short = ({ status, body }: Answer) => [status, body.code ?? body.from, ...(body.field ? [body.field] : [])];

drillOnBothDatabases((start) => {
  let drill: Drill;
  let coordinator: SignedIn;
  beforeEach(async () => {
    drill = await start({ limits: { invitationsPerMinute: 1000 } });
    coordinator = await drill.signIn(lek);
  });
  afterEach(() => drill.close());

  const postsOf = (userId: string) =>
    drill.database.db
      .selectFrom("fact_membership")
      .select(["id", "role", "scope", "from_day", "to_day"])
      .where("user_id", "=", userId)
      .orderBy("from_day")
      .execute();
  const idOfPost = async (userId: string): Promise<string> => (await postsOf(userId))[0]?.id ?? "";
  const give = async (userId: string, scope: string, more: object = {}, who = coordinator) =>
    short(await drill.post(who, "/v1/posts/give", { userId, role: "volunteer", scope, ...more }));
  const days = async (userId: string) =>
    (await postsOf(userId)).map(({ scope, from_day, to_day }) => [scope, from_day, to_day]);
  const exchange = async (phone: SignedIn, cur: object | null = null, m: readonly object[] = []) => {
    const call = {
      c: phone.clientId,
      cur,
      r: registryVersion,
      lim: 65_536,
      push: m.length > 0 ? [{ p: here, m }] : [],
    };
    const { body } = await drill.post(phone, "/v1/sync", call);
    const blocks = (body.ch ?? []) as readonly ChangeBlock[];
    const rows = blocks.flatMap((block) => fromBlock(block).map((row) => ({ kind: block.k, ...row })));
    return { ...body, rows } as {
      cur: object;
      drop?: string[];
      res?: { s: string }[];
      rows: { kind: string; id: string; body: Body }[];
    };
  };
  const news = async (phone: SignedIn) =>
    (await exchange(phone)).rows
      .filter(({ kind, body }) => kind === "accessNotice" && (body["what"] === "given" || body["what"] === "ended"))
      .map(({ body: { what, role, place, day, by } }) => [what, role, place, day, by]);
  const audited = async () => {
    const lines = drill.database.db.selectFrom("audit").select(["action", "subject"]).orderBy("n");
    return (await lines.where("action", "in", ["givePost", "endPost"]).execute()).map(({ action, subject }) => [
      action,
      subject,
    ]);
  };

  test("a coordinator gives a volunteer another village: the phone has both, and is told", async () => {
    const phone = await drill.signIn(nok);
    expect(await give(nok, village.ploy)).toEqual([200, "2026-11-22"]);
    expect((await drill.get(phone, "/v1/me")).body.grants).toHaveLength(2);
    expect(await news(phone)).toEqual([["given", "volunteer", "บ้านตัวอย่าง 2", "2026-11-22", "เล็ก (ตัวอย่าง)"]]);
    expect(await audited()).toEqual([["givePost", nok]]);
  });

  test("a move ends the old post on the day before the new one begins", async () => {
    const instead = { userId: nok, id: await idOfPost(nok) };
    expect(await give(nok, village.ploy, { from: "2026-12-01", instead })).toEqual([200, "2026-12-01"]);
    expect(await days(nok)).toEqual([
      [village.nok, "2026-01-01", "2026-11-30"],
      [village.ploy, "2026-12-01", null],
    ]);
    expect(await audited()).toEqual([
      ["endPost", nok],
      ["givePost", nok],
    ]);
  });

  test("what is not the caller's to give is refused, and nothing of it is done", async () => {
    await drill.plant(person(FAR, "volunteer", "98010201"));
    const mine = { userId: nok, id: await idOfPost(nok) };
    expect(await give(nok, village.empty)).toEqual([403, "outsideArea", "scope"]);
    expect(await give(nok, "980101", { role: "coordinator" })).toEqual([403, "beyondPost", "role"]);
    expect(await give(nok, village.nok)).toEqual([409, "alreadyHas", "userId"]);
    expect(await give(nok, "98010103", { instead: mine })).toEqual([409, "newVillage", "scope"]);
    expect(await give(nok, "98010199x")).toEqual([400, "field", "scope"]);
    expect(await give(nok, village.ploy, { from: "2026-11-21" })).toEqual([400, "field", "from"]);
    expect(await give(lek, village.ploy)).toEqual([403, "ownPost", "userId"]);
    for (const id of [dao, amon, FAR]) expect(await give(id, village.ploy)).toEqual([404, "noPerson", "userId"]);
    expect(await give(ploy, village.nok, { instead: { userId: FAR, id: await idOfPost(FAR) } })).toEqual([
      404,
      "noPerson",
      "instead",
    ]);
    expect(await give(ploy, village.nok, { instead: { userId: nok, id: await idOfPost(FAR) } })).toEqual([
      404,
      "noPost",
      "id",
    ]);
    expect(await give(nok, village.ploy, {}, await drill.signIn(ploy))).toEqual([403, "notCoordinator"]);
    expect([await days(nok), await days(ploy)]).toEqual([
      [[village.nok, "2026-01-01", null]],
      [[village.ploy, "2026-01-01", null]],
    ]);
    expect(await audited()).toEqual([]);
  });

  test("a village that nobody has had is made by saying so", async () => {
    expect(await give(nok, "98010103", { newVillages: ["98010103"] })).toEqual([200, "2026-11-22"]);
    expect(await news(await drill.signIn(nok))).toContainEqual(expect.arrayContaining(["given", "หมู่ที่ 3"]));
  });

  test("a village is handed over and nothing is lost: people, follow-ups, and the help that was not sent yet", async () => {
    const [before, after] = [await drill.signIn(nok), await drill.signIn(ploy)];
    const put = (n: number, k: string, id: string, set: object) => ({ n, v: 1, k, id, op: "put", at: NOON, b: 0, set });
    const people = [uuidv7(), uuidv7(), uuidv7()];
    const tasks = [uuidv7(), uuidv7()];
    const work = [
      ...people.map((id, at) =>
        put(at + 1, "citizen", id, { name: `คนที่ ${at}`, areaCode: village.nok, status: "active" }),
      ),
      ...tasks.map((id, at) =>
        put(at + 4, "followUp", id, {
          citizenId: people[at],
          areaCode: village.nok,
          topic: "ID-THAID",
          due: "2026-12-01",
          priority: 2,
          state: "open",
        }),
      ),
    ];
    const sent = await exchange(before, null, work);
    expect(sent.res).toBeUndefined();
    const earlier = await exchange(after);
    const instead = { userId: nok, id: await idOfPost(nok) };
    expect(await give(ploy, village.nok, { instead })).toEqual([200, "2026-11-22"]);

    const arrived = await exchange(after, earlier.cur);
    expect(
      arrived.rows
        .filter(({ kind }) => kind === "citizen")
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(people);
    const open = arrived.rows.filter(({ kind, body }) => kind === "followUp" && body["state"] === "open");
    expect(open.map(({ id }) => id).toSorted()).toEqual(tasks);

    const helpId = uuidv7();
    const late = help(6, helpId);
    const answer = await exchange(before, sent.cur, [{ ...late, set: { ...late.set, citizenId: people[0] } }]);
    expect([answer.res?.map(({ s }) => s), answer.drop]).toEqual([["held"], [here]]);
    const [review] = (await drill.get(coordinator, "/v1/reviews")).body.list;
    const decision = { userId: nok, id: review.id, decision: "accept", reason: "ช่วยจริง" };
    const helped = async () => (await overviewOf(drill.database.db, "980101", drill.clock.now)).peopleHelped;
    expect(await helped()).toBe(0);
    await drill.post(coordinator, "/v1/reviews/decide", decision);
    await drill.post(coordinator, "/v1/reviews/decide", decision);
    expect(await helped()).toBe(1);
    expect((await exchange(after, arrived.cur)).rows.map(({ id }) => id)).toContain(helpId);

    expect(await news(before)).toEqual([["ended", "volunteer", "บ้านตัวอย่าง 1", "2026-11-21", "เล็ก (ตัวอย่าง)"]]);
    expect(await news(after)).toEqual([["given", "volunteer", "บ้านตัวอย่าง 1", "2026-11-22", "เล็ก (ตัวอย่าง)"]]);
  });
});
