/** What a volunteer did to held work afterwards is decided with it. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Body } from "#domain/json.ts";
import type { OpenReview, OpenReviews } from "#server/reviews/open-reviews.ts";
import { help } from "./review-work.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

onBothDatabases((start) => {
  let server: TestServer;
  let coordinator: SignedIn;
  let phone: SignedIn;
  beforeEach(async () => {
    server = await start();
    coordinator = await server.signIn(lek);
    phone = await server.signIn(nok);
    const post = { userId: nok, role: "volunteer", scope: village.nok, from: "2026-01-01", to: "2026-11-21" };
    await server.plant([{ kind: "membership", id: nok.replace("019ab", "019ac"), body: post }]);
  });
  afterEach(async () => {
    await server.close();
  });

  const call = async (who: SignedIn, url: string, payload?: object) => {
    const method = payload ? "POST" : "GET";
    const answer = await server.app.inject({
      method,
      url,
      headers: { cookie: who.cookie },
      ...(payload && { payload }),
    });
    return answer.json();
  };
  const list = (): Promise<OpenReviews> => call(coordinator, "/v1/reviews");
  const accept = (line: OpenReview | undefined, also = line?.also) =>
    call(coordinator, "/v1/reviews/decide", { userId: nok, id: line?.id, also, decision: "accept", reason: "ช่วยจริง" });
  const row = async (id: string): Promise<Body | undefined> => {
    const found = await server.database.db.selectFrom("row").select("body").where("id", "=", id).executeTakeFirst();
    return found?.body == null ? undefined : (JSON.parse(found.body) as Body);
  };
  const later = (n: number, id: string, rest: object) => ({ ...help(n, id), set: undefined, ...rest });
  const hold = async (m: readonly object[]): Promise<void> => {
    const push = [{ p: "t:980101", m }];
    const answer = await call(phone, "/v1/sync", { c: phone.clientId, cur: null, lim: 65_536, push });
    expect(answer.res).toEqual(m.map(() => expect.objectContaining({ s: "held" })));
  };

  test("[P7] a held record and its correction are one decision, and the correction stands", async () => {
    const id = uuidv7();
    await hold([help(1, id), later(2, id, { op: "patch", set: { minutes: 45 } })]);
    const open = await list();
    expect(open).toMatchObject({ total: 1, list: [{ op: "put", lastOp: "patch", also: [expect.any(String)] }] });
    expect(await call(coordinator, "/v1/overview")).toMatchObject({
      openReviews: 1,
      attention: [{ code: village.nok, openReviews: 1, openConflicts: 0 }],
    });
    expect(await accept(open.list[0])).toEqual({ state: "accepted" });
    // The answer was lost on the way.
    expect(await accept(open.list[0])).toEqual({ state: "accepted" });
    expect(await row(id)).toMatchObject({ minutes: 45 });
    expect(await list()).toMatchObject({ total: 0, list: [] });
    expect(await call(coordinator, "/v1/overview")).toMatchObject({ openReviews: 0, attention: [] });
  });

  test("[P7] held work that was taken back is one decision, and nothing counts", async () => {
    const id = uuidv7();
    await hold([help(1, id), later(2, id, { op: "delete" })]);
    const open = await list();
    expect(open).toMatchObject({ total: 1, list: [{ op: "put", lastOp: "delete" }] });
    expect(await accept(open.list[0])).toEqual({ state: "accepted" });
    expect(await server.database.db.selectFrom("fact_help_log").select("id").execute()).toEqual([]);
    expect((await list()).total).toBe(0);
  });

  test("[P7] a correction that cannot be taken stays open by itself, and what was not looked at is not decided", async () => {
    const [id, other] = [uuidv7(), uuidv7()];
    await hold([help(1, id), later(2, id, { op: "patch", set: { minutes: 9999 } }), help(3, other)]);
    const [first, second] = (await list()).list;
    expect(await accept(first, [...(first?.also ?? []), second?.id ?? ""])).toEqual({ state: "accepted", left: 1 });
    expect(await row(id)).toMatchObject({ minutes: 30 });
    expect(await list()).toMatchObject({
      total: 2,
      list: expect.arrayContaining([
        expect.objectContaining({ id: first?.also[0], op: "patch", also: [] }),
        expect.objectContaining({ id: second?.id }),
      ]),
    });
  });
});
