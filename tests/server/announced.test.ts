/** Nobody gets in unseen: a new phone needs its person's yes or a second person's, and those whom it touches hear of it. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { AccessNotice } from "#domain/records/access-notice.ts";
import { registryVersion } from "#domain/record-types.ts";
import { fromBlock, type ChangeBlock } from "#sync/columns.ts";
import { amon, dao, drillOnBothDatabases, person, type Answer, type Drill } from "./invitation-drill.ts";
import { lek, nok, village, type SignedIn } from "./server-for-tests.ts";

const mate = "019ab000-0000-7000-8000-000000000021";
const short = ({ status, body }: Answer) => [status, body.code ?? null];

drillOnBothDatabases((start) => {
  let drill: Drill;
  let phone: SignedIn;
  let coordinator: SignedIn;
  beforeEach(async () => {
    drill = await start({ limits: { invitationsPerMinute: 1000 } });
    await drill.plant(person(mate, "volunteer", village.nok));
    phone = await drill.signIn(nok);
    coordinator = await drill.signIn(lek);
  });
  afterEach(() => drill.close());

  const again = async (revoke = false, who = coordinator) =>
    (await drill.post(who, "/v1/invitations/again", { userId: nok, revoke })).body;
  const asking = async (who = phone) => (await drill.get(who, "/v1/devices")).body.waiting;
  const answer = (number: string | null, id: string, who = phone) =>
    drill.post(who, "/v1/devices/answer", { phone: id, number });
  /** What the phone of this person is told, by its first sync. */
  const news = async (who: SignedIn) => {
    const { body } = await drill.post(who, "/v1/sync", {
      c: who.clientId,
      cur: null,
      r: registryVersion,
      lim: 65_536,
      push: [],
    });
    const blocks = (body.ch ?? []) as readonly ChangeBlock[];
    return blocks
      .filter(({ k }) => k === "accessNotice")
      .flatMap((block) => fromBlock(block).map(({ body: told }): Partial<AccessNotice> => ({ ...told })));
  };
  const audited = async () => {
    const lines = await drill.database.db.selectFrom("audit").select(["action", "actor"]).orderBy("n").execute();
    return lines.map(({ action, actor }) => [action, actor]);
  };

  test("a coordinator's code for somebody who has a phone lets nobody in until that person says yes on it", async () => {
    for (const by of ["link", "code"] as const) {
      const made = await again();
      const clientId = uuidv7();
      const waits = await drill.knock(made[by], { clientId, browser: "Chrome" });
      expect(waits.body).toEqual({
        waiting: {
          number: expect.stringMatching(/^\d{3}$/u),
          ticket: expect.any(String),
          until: made.codeUntil,
          by: "self",
        },
      });
      const { ticket, number } = waits.body.waiting;
      expect((await drill.knock(ticket, { clientId })).body).toEqual({
        waiting: { number, until: made.codeUntil, by: "self" },
      });
      const [line] = await asking();
      expect(line).toMatchObject({ browser: "Chrome", numbers: expect.arrayContaining([number]) });
      expect(await answer(number, line.id)).toMatchObject({ status: 200, body: { approvedAt: drill.clock.now } });
      expect((await drill.knock(ticket, { clientId })).body).toMatchObject({ user: { id: nok } });
      expect(await asking()).toEqual([]);
    }
    expect(await audited()).toContainEqual(["approvePhone", nok]);
  });

  test("whoever made the code cannot say the yes, and somebody above them can", async () => {
    const made = await again(true);
    const waits = await drill.knock(made.code);
    const { number, ticket } = waits.body.waiting;
    const mine = (await drill.get(coordinator, "/v1/invitations")).body.list[0];
    expect(mine).toMatchObject({ needsSecond: true, state: "waiting" });
    const yes = { id: mine.id, phone: mine.phones[0].id, number };
    expect(short(await drill.post(coordinator, "/v1/invitations/approve", yes))).toEqual([403, "secondPerson"]);
    const district = await drill.signIn(dao);
    const seen = (await drill.get(district, "/v1/invitations")).body.list[0];
    expect(seen).toMatchObject({ id: mine.id, needsSecond: false });
    expect((await drill.post(district, "/v1/invitations/approve", yes)).status).toBe(200);
    expect((await drill.knock(ticket, { clientId: waits.clientId })).body).toMatchObject({ user: { id: nok } });
    expect(await audited()).toContainEqual(["approvePhone", dao]);
  });

  test("a person says that it is not theirs: the code is worth nothing any more, and it is on record", async () => {
    const made = await again();
    const waits = await drill.knock(made.code);
    const [line] = await asking();
    expect(short(await answer(null, line.id, coordinator))).toEqual([404, "noPhone"]);
    expect((await answer(null, line.id)).body).toEqual({ refusedAt: drill.clock.now });
    for (const secret of [made.code, made.link, waits.body.waiting.ticket]) {
      expect(short(await drill.knock(secret, { clientId: waits.clientId }))).toEqual([400, "code"]);
    }
    expect(await audited()).toContainEqual(["refusePhone", nok]);
  });

  test("a number that the phone does not show sends it away", async () => {
    const made = await again();
    const waits = await drill.knock(made.code);
    const [line] = await asking();
    const other = line.numbers.find((each: string) => each !== waits.body.waiting.number);
    expect(short(await answer(other, line.id))).toEqual([409, "otherNumber"]);
    expect(await asking()).toEqual([]);
    for (const wrong of ["12", "1234", "abc", 123]) {
      expect((await answer(wrong as string, line.id)).status).toBe(400);
    }
  });

  test("somebody who never had a phone signs in with a second code at once", async () => {
    const made = (await drill.post(coordinator, "/v1/invitations/again", { userId: mate })).body;
    expect((await drill.knock(made.code)).body).toMatchObject({ user: { id: mate } });
  });

  test("a new phone is announced to the person's others and to the village's other volunteers, and asking is as well", async () => {
    const neighbour = await drill.signIn(mate);
    const made = await again();
    const waits = await drill.knock(made.code, { browser: "Firefox" });
    const { waiting } = (await drill.knock(made.code, { clientId: waits.clientId })).body;
    const own = (await news(phone)).filter(({ areaCode }) => areaCode === undefined);
    expect(own).toEqual([
      expect.objectContaining({
        what: "asks",
        userId: nok,
        clientId: waits.clientId,
        browser: "Firefox",
        until: made.codeUntil,
      }),
    ]);
    const [line] = await asking();
    await answer(waiting.number, line.id);
    await drill.knock(waiting.ticket, { clientId: waits.clientId });
    const told = (await news(phone)).filter(({ areaCode }) => areaCode === undefined);
    expect(told.map(({ what }) => what)).toEqual(["asks", "phone"]);
    // The village heard of the first one, too.
    const ofNok = (await news(neighbour)).filter(({ userId }) => userId === nok);
    expect(ofNok.map(({ what, areaCode }) => [what, areaCode])).toEqual([
      ["phone", village.nok],
      ["phone", village.nok],
    ]);
  });

  test("a new volunteer of a village is announced to those whom it has, with who invited them", async () => {
    await drill.post(coordinator, "/v1/invitations", { name: "แปลกหน้า", role: "volunteer", scope: village.nok });
    expect(await news(phone)).toContainEqual(
      expect.objectContaining({ what: "post", name: "แปลกหน้า", areaCode: village.nok, by: expect.any(String) }),
    );
    const administrator = await drill.signIn(amon);
    await drill.post(administrator, "/v1/invitations", { name: "คนเดียว", role: "volunteer", scope: "98010103" });
    const told = await drill.database.db.selectFrom("row").select("aud").where("kind", "=", "accessNotice").execute();
    expect(told.map(({ aud }) => aud)).not.toContain("98010103");
  });
});
