/** Whom a coordinator sees in which post of their area, and which villages have nobody. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { dao, drillOnBothDatabases, person, type Drill } from "./invitation-drill.ts";
import { lek, nok, ploy, type SignedIn } from "./server-for-tests.ts";

const somsri = { name: "สมศรี ใจดี", role: "volunteer", scope: "98010103", newVillages: ["98010103"] };
const OLD = "019ab000-0000-7000-8000-00000000000a";
const SOON = "019ab000-0000-7000-8000-00000000000b";
const ADMIN = "019ab000-0000-7000-8000-00000000000c";

interface Listed {
  readonly userId: string;
  readonly isInvited: boolean;
  readonly lastSeenAt: string | null;
  readonly posts: readonly { readonly role: string; readonly scope: string; readonly from: string }[];
}

drillOnBothDatabases((start) => {
  let drill: Drill;
  let coordinator: SignedIn;
  beforeEach(async () => {
    drill = await start();
    coordinator = await drill.signIn(lek);
  });
  afterEach(() => drill.close());
  const postsIn = async (area: string, who = coordinator) => {
    const { status, body } = await drill.get(who, `/v1/posts?area=${area}`);
    const list = (body.people?.list ?? []) as readonly Listed[];
    return { status, body, list, holder: (id: string) => list.find(({ userId }) => userId === id) };
  };

  test("a coordinator sees who has a post today or later, when their phone was last heard of, and who has not come in", async () => {
    await drill.plant([
      ...person(OLD, "volunteer", "98010104", { to: "2026-11-21" }),
      ...person(SOON, "volunteer", "98010104", { from: "2026-12-01" }),
    ]);
    const phone = await drill.signIn(nok);
    await drill.post(phone, "/v1/sync", { c: phone.clientId, cur: null, lim: 65_536, push: [] });
    const invited = await drill.post(coordinator, "/v1/invitations", somsri);
    const { body, list, holder } = await postsIn("980101");
    expect(body).toMatchObject({ area: "980101", asOf: drill.clock.now });
    expect(body.people.total).toBe(list.length);
    expect(holder(nok)).toMatchObject({ isInvited: false, lastSeenAt: drill.clock.now });
    expect(holder(invited.body.userId)).toMatchObject({
      name: "สมศรี ใจดี",
      isInvited: true,
      lastSeenAt: null,
      posts: [{ role: "volunteer", scope: "98010103", from: "2026-11-22", to: null }],
    });
    expect(holder(SOON)?.posts[0]?.from).toBe("2026-12-01");
    expect(holder(OLD)).toBeUndefined();
    await drill.knock(invited.body.code);
    expect((await postsIn("980101")).holder(invited.body.userId)?.isInvited).toBe(false);
  });

  test("a village counts the volunteers of today, once each", async () => {
    await drill.plant([
      ...person(OLD, "volunteer", "98010104", { to: "2026-11-21" }),
      ...person(SOON, "volunteer", "98010104", { from: "2026-12-01" }),
    ]);
    await drill.plant([...person(OLD, "volunteer", "98010105"), ...person(SOON, "volunteer", "98010105")]);
    await drill.plant(person(SOON, "volunteer", "98010105", { from: "2026-02-01" }));
    const { body } = await postsIn("980101");
    const counts = new Map(
      (body.villages as readonly { code: string; volunteers: number }[]).map(({ code, volunteers }) => [
        code,
        volunteers,
      ]),
    );
    expect([counts.get("98010104"), counts.get("98010105")]).toEqual([undefined, 2]);
  });

  test("nobody is shown whose post is not the coordinator's to give, and nobody outside of the area", async () => {
    await drill.plant(person(ADMIN, "administrator", "980101"));
    const here = await postsIn("980101");
    for (const id of [lek, dao, ADMIN]) expect(here.holder(id)).toBeUndefined();
    for (const { posts } of here.list) for (const { scope } of posts) expect(scope.startsWith("980101")).toBe(true);
    const district = await drill.signIn(dao);
    expect((await postsIn("980101", district)).holder(lek)?.posts[0]?.role).toBe("coordinator");
    expect((await postsIn("9801", district)).status).toBe(200);
    expect((await postsIn("9801")).body.code).toBe("outsideArea");
    expect((await postsIn("980102")).body.code).toBe("outsideArea");
    expect((await postsIn("980101", await drill.signIn(ploy))).body.code).toBe("notCoordinator");
  });
});
