/** Late and refused work, from the volunteer's phone through the coordinator's decision to the village's figures. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { findAccount } from "#server/accounts.ts";
import type { OpenReviews } from "#server/reviews/open-reviews.ts";
import type { Body } from "#domain/json.ts";
import { citizenId, givenReview, help, someone, type GivenWork } from "./review-work.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, NOON, ploy, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  let coordinator: SignedIn;
  let phone: SignedIn;
  beforeEach(async () => {
    server = await start();
    coordinator = await server.signIn(lek);
    phone = await server.signIn(nok);
  });
  afterEach(async () => {
    await server.close();
  });

  const call = async (who: SignedIn, method: "GET" | "POST", url: string, payload?: object) => {
    const { cookie } = who;
    const answer = await server.app.inject({ method, url, headers: { cookie }, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.json(), text: answer.body };
  };
  const list = async (area = ""): Promise<OpenReviews> =>
    (await call(coordinator, "GET", `/v1/reviews${area && `?area=${area}`}`)).body;
  const decide = async (decision: object, who = coordinator) => {
    const { status, body } = await call(who, "POST", "/v1/reviews/decide", {
      userId: nok,
      reason: "เห็นด้วย",
      ...decision,
    });
    return status === 200 ? body.state : [status, body.code, ...(body.field === undefined ? [] : [body.field])];
  };
  const push = async (p: string, m: readonly object[], who = phone) =>
    (await call(who, "POST", "/v1/sync", { c: who.clientId, cur: null, lim: 65_536, push: [{ p, m }] })).body;
  const row = async (id: string): Promise<Body | undefined> => {
    const found = await server.database.db.selectFrom("row").select("body").where("id", "=", id).executeTakeFirst();
    return found?.body == null ? undefined : (JSON.parse(found.body) as Body);
  };
  const loseVillage = (userId: string, scope: string) =>
    server.plant([
      {
        kind: "membership",
        id: userId.replace("019ab", "019ac"),
        body: { userId, role: "volunteer", scope, from: "2026-01-01", to: "2026-11-21" },
      },
    ]);
  /** A help that nok gave while the village was hers, sent after she has lost it. */
  const holdHelp = async (n = 1): Promise<string> => {
    const id = uuidv7();
    const answer = await push("t:980101", [help(n, id)]);
    expect(answer.res).toEqual([{ p: "t:980101", n, s: "held" }]);
    return id;
  };

  test("[P7] late work waits at the coordinator without a word about the citizen, and counts once accepted", async () => {
    await server.plant([{ kind: "citizen", id: citizenId, body: someone }]);
    await loseVillage(nok, village.nok);
    const helpId = await holdHelp();
    const open = await list();
    expect(open).toMatchObject({ area: "980101", asOf: NOON, total: 1 });
    expect(open.list).toEqual([
      {
        id: expect.any(String),
        also: [],
        op: "put",
        lastOp: "put",
        note: null,
        values: [
          { field: "at", value: "2026-11-20T02:00:00.000Z" },
          { field: "minutes", value: 30 },
          { field: "place", value: "home" },
          { field: "topics", value: ["ID-THAID"] },
          { field: "outcome", value: "done" },
        ],
        wrongField: null,
        userId: nok,
        name: "นก (ตัวอย่าง)",
        phone: "000-111-2222",
        village: village.nok,
        villageNameTh: "บ้านตัวอย่าง 1",
        villageNameEn: "Ban Tuayang 1",
        why: "held",
        kind: "helpLog",
        code: null,
        at: "2026-11-20T02:00:00.000Z",
        sinceDays: 2,
        mayDecide: true,
      },
    ]);
    expect(JSON.stringify(open)).not.toContain(citizenId);
    expect(await row(helpId)).toBeUndefined();

    const { id } = open.list[0] ?? { id: "" };
    expect(await decide({ id, decision: "accept" })).toBe("accepted");
    expect(await row(helpId)).toMatchObject({ by: nok, citizenId, minutes: 30 });
    expect(await row(id)).toMatchObject({
      state: "accepted",
      decidedBy: lek,
      decidedByName: "เล็ก (ตัวอย่าง)",
      decidedAt: NOON,
      decision: "เห็นด้วย",
    });
    expect((await list()).list).toEqual([]);
    const overview = (await call(coordinator, "GET", "/v1/overview")).body;
    expect([overview.peopleHelped, overview.openReviews]).toEqual([1, 0]);
  });

  test("[P7] a decision is made once: a lost answer is given again, and nobody decides after it", async () => {
    await loseVillage(nok, village.nok);
    const [taken, refused] = [await holdHelp(1), await holdHelp(2)];
    const [first, second] = (await list()).list.map(({ id }) => id);
    expect([await decide({ id: first, decision: "accept" }), await decide({ id: first, decision: "accept" })]).toEqual([
      "accepted",
      "accepted",
    ]);
    expect(await decide({ id: first, decision: "refuse" })).toEqual([409, "alreadyDecided"]);
    expect(await decide({ id: second, decision: "refuse" })).toBe("refused");
    expect(await decide({ id: second, decision: "accept" })).toEqual([409, "alreadyDecided"]);
    expect([(await row(taken))?.["by"], await row(refused)]).toEqual([nok, undefined]);
    const helps = await server.database.db.selectFrom("fact_help_log").select("id").execute();
    expect(helps).toEqual([{ id: taken }]);
  });

  test("[P7] two coordinators who decide at one moment make one decision", async () => {
    await loseVillage(nok, village.nok);
    for (let n = 1; n <= 6; n++) {
      const helpId = await holdHelp(n);
      const { id } = (await list()).list[0] ?? { id: "" };
      const answers = await Promise.all([
        decide({ id, decision: "accept" }),
        decide({ id, decision: "refuse" }),
        decide({ id, decision: "accept" }),
      ]);
      const review = await row(id);
      expect((await row(helpId)) !== undefined).toBe(review?.["state"] === "accepted");
      expect(answers).toContain(review?.["state"]);
      for (const answer of answers) expect([review?.["state"], "409,alreadyDecided"]).toContain(String(answer));
    }
  });

  test("[P7] a process that dies between the two steps leaves a decision that the next one finishes", async () => {
    await loseVillage(nok, village.nok);
    const helpId = await holdHelp();
    const { id } = (await list()).list[0] ?? { id: "" };
    const before = await row(id);
    await decide({ id, decision: "accept" });
    // As if the signature had never been written.
    await server.plant([{ kind: "review", id, body: before ?? {} }]);
    expect((await list()).total).toBe(1);
    expect(await decide({ id, decision: "refuse" })).toEqual([409, "alreadyDecided"]);
    expect(await row(id)).toMatchObject({ state: "accepted", decidedBy: lek });
    expect(await row(helpId)).toMatchObject({ by: nok });
    expect(await server.database.db.selectFrom("fact_help_log").select("id").execute()).toHaveLength(1);
  });

  test("[P7] work that a volunteer gave to the coordinator, and that cannot be taken, says why and stays open", async () => {
    const id = await give({ op: "patch", recordId: citizenId, set: { nickname: "ก" }, code: "choice" });
    expect((await list()).list).toMatchObject([{ id, why: "given", kind: "citizen", code: "choice" }]);
    expect(await decide({ id, decision: "accept" })).toEqual([409, "changeGone"]);
    const bad = await give({
      op: "put",
      recordId: uuidv7(),
      set: { name: "", areaCode: village.nok, status: "active" },
    });
    expect(await decide({ id: bad, decision: "accept" })).toEqual([409, "changeRejected", "name"]);
    const elsewhere = await give({ op: "put", recordId: uuidv7(), set: { ...someone, areaCode: village.ploy } });
    expect(await decide({ id: elsewhere, decision: "accept" })).toEqual([409, "changeForbidden"]);
    const otherRecord = await give({ op: "put", recordId: uuidv7(), set: someone, change: { id: uuidv7() } });
    expect(await decide({ id: otherRecord, decision: "accept" })).toEqual([409, "changeRejected", "change"]);
    expect((await list()).total).toBe(4);
    expect(await decide({ id: bad, decision: "refuse" })).toBe("refused");
    // What stood against it may go away; and what others wrote meanwhile is not overwritten.
    await server.plant([{ kind: "citizen", id: citizenId, body: { ...someone, nickname: "ข" } }]);
    expect(await decide({ id, decision: "accept" })).toBe("accepted");
    expect(await row(citizenId)).toMatchObject({ nickname: "ข" });
    const overview = (await call(coordinator, "GET", "/v1/overview")).body;
    expect(overview.attention).toMatchObject([{ code: village.nok, openConflicts: 1, openReviews: 2 }]);
  });

  test("[P7] only a coordinator of that area decides, never about own work, and others learn nothing", async () => {
    await loseVillage(nok, village.nok);
    await holdHelp();
    const { id } = (await list()).list[0] ?? { id: "" };
    const post = (userId: string, role: string, scope: string) => ({
      kind: "membership",
      id: uuidv7(),
      body: { userId, role, scope, from: "2026-01-01" },
    });
    const volunteer = await server.signIn(ploy);
    expect((await call(volunteer, "GET", "/v1/reviews")).body).toMatchObject({ status: 403, code: "notCoordinator" });
    expect(await decide({ id, decision: "accept" }, volunteer)).toEqual([403, "notCoordinator"]);
    await server.plant([post(ploy, "coordinator", "9902")]);
    expect(await decide({ id, decision: "accept" }, volunteer)).toEqual([404, "noReview"]);
    expect(await decide({ id: uuidv7(), decision: "accept" })).toEqual([404, "noReview"]);
    expect((await call(volunteer, "GET", "/v1/reviews?area=980101")).body).toMatchObject({ code: "outsideArea" });
    await server.plant([post(nok, "coordinator", "9801")]);
    const own = (await call(phone, "GET", "/v1/reviews?area=980101")).body as OpenReviews;
    expect(own.list).toMatchObject([{ id, mayDecide: false }]);
    expect(await decide({ id, decision: "accept" }, phone)).toEqual([403, "ownWork"]);
    for (const bad of [
      { id: "x" },
      { id, reason: "  ก " },
      { id, reason: "ก".repeat(301) },
      { id, decision: "maybe" },
    ]) {
      expect(await decide({ decision: "accept", ...bad })).toEqual([400, "field", expect.any(String)]);
    }
    expect((await list()).total).toBe(1);
  });

  test("[P7] posts that ended are remembered for 400 days, and give no rights", async () => {
    await loseVillage(nok, village.nok);
    const past = async (day: string) => (await findAccount(server.database.db, nok, day))?.past;
    const lost = { role: "volunteer", scope: village.nok };
    expect([
      await past("2026-11-21"),
      await past("2026-11-22"),
      await past("2027-12-26"),
      await past("2027-12-27"),
    ]).toEqual([[], [lost], [lost], []]);
    expect((await call(phone, "GET", "/v1/me")).body.grants).toEqual([]);
  });

  /** Work that the server refused, which nok handed over. */
  const give = async (work: GivenWork): Promise<string> => {
    const m = { ...givenReview(phone.clientId, work), n: ++given };
    const answer = await push(`u:${nok}`, [m]);
    expect(answer.res).toBeUndefined();
    return m.id;
  };
  let given = 0;
  beforeEach(() => {
    given = 0;
  });
});
