/** Who may end whose post, from which day on it is over, and what stays. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { amon, dao, drillOnBothDatabases, person, type Answer, type Drill } from "./invitation-drill.ts";
import { lek, nok, ploy, type SignedIn } from "./server-for-tests.ts";

const SECOND = "019ab000-0000-7000-8000-00000000000d";
const WIDER = "019ab000-0000-7000-8000-00000000000e";
const short = ({ status, body }: Answer) => [status, body.code ?? body.to];

drillOnBothDatabases((start) => {
  let drill: Drill;
  let coordinator: SignedIn;
  beforeEach(async () => {
    drill = await start({ limits: { invitationsPerMinute: 1000 } });
    coordinator = await drill.signIn(lek);
  });
  afterEach(() => drill.close());

  const postOf = async (userId: string) => {
    const rows = drill.database.db.selectFrom("fact_membership").select(["id", "to_day"]);
    return rows.where("user_id", "=", userId).executeTakeFirstOrThrow();
  };
  const end = async (userId: string, to: string, who = coordinator, id?: string) =>
    short(await drill.post(who, "/v1/posts/end", { userId, id: id ?? (await postOf(userId)).id, to }));
  const grantsOf = async (phone: SignedIn) => ((await drill.get(phone, "/v1/me")).body.grants as object[]).length;

  test("a post that ends yesterday is over at once: the phone goes on, without the village", async () => {
    const phone = await drill.signIn(nok);
    expect(await end(nok, "2026-11-21")).toEqual([200, "2026-11-21"]);
    expect(await grantsOf(phone)).toBe(0);
    expect(
      await drill.database.db.selectFrom("audit").select("action").where("action", "=", "endPost").execute(),
    ).toHaveLength(1);
  });

  test("a post that ends tomorrow is held until then", async () => {
    const phone = await drill.signIn(nok);
    expect(await end(nok, "2026-11-23")).toEqual([200, "2026-11-23"]);
    expect(await grantsOf(phone)).toBe(1);
    drill.later(2 * 24 * 60);
    expect(await grantsOf(phone)).toBe(0);
  });

  test("the same twice changes nothing, and one that is over is not ended otherwise", async () => {
    expect(await end(nok, "2026-11-21")).toEqual([200, "2026-11-21"]);
    expect(await end(nok, "2026-11-21")).toEqual([200, "2026-11-21"]);
    expect(await end(nok, "2026-12-31")).toEqual([404, "noPost"]);
    const lines = await drill.database.db.selectFrom("audit").select("n").where("action", "=", "endPost").execute();
    expect(lines).toHaveLength(1);
  });

  test("a day before yesterday, or more than a year off, is none", async () => {
    expect(await end(nok, "2026-11-20")).toEqual([400, "field"]);
    expect(await end(nok, "2027-11-24")).toEqual([400, "field"]);
    expect((await postOf(nok)).to_day).toBeNull();
  });

  test("nobody ends their own post, one above theirs, one outside of their area, or a stranger's under another name", async () => {
    await drill.plant(person(SECOND, "volunteer", "98010201"));
    await drill.plant([...person(WIDER, "volunteer", "98010103"), ...person(WIDER, "coordinator", "9801").slice(1)]);
    expect(await end(lek, "2026-11-21")).toEqual([403, "ownPost"]);
    for (const id of [dao, amon, SECOND, WIDER]) expect(await end(id, "2026-11-21")).toEqual([404, "noPerson"]);
    const { id } = await postOf(SECOND);
    expect(await end(nok, "2026-11-21", coordinator, id)).toEqual([404, "noPost"]);
    expect(await end(nok, "2026-11-21", await drill.signIn(ploy))).toEqual([403, "notCoordinator"]);
    expect((await postOf(SECOND)).to_day).toBeNull();
  });

  test("whoever gives the post may end it, also that of an area's only coordinator", async () => {
    expect(await end(lek, "2026-11-21", await drill.signIn(dao))).toEqual([200, "2026-11-21"]);
    expect((await drill.get(coordinator, "/v1/posts?area=980101")).body.code).toBe("notCoordinator");
  });

  test("a code that was not used ends with the only post that it was for", async () => {
    const somsri = { name: "สมศรี ใจดี", role: "volunteer", scope: "98010103", newVillages: ["98010103"] };
    const { body } = await drill.post(coordinator, "/v1/invitations", somsri);
    expect(await end(body.userId, "2026-11-21")).toEqual([200, "2026-11-21"]);
    expect((await drill.get(coordinator, "/v1/invitations")).body.list).toEqual([]);
  });
});
