/** Nobody gets in unseen: a new phone needs its person's yes or a second person's, and those whom it touches hear of it. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { AccessNotice } from "#domain/records/access-notice.ts";
import { registryVersion } from "#domain/record-types.ts";
import { fromBlock, type ChangeBlock } from "#sync/columns.ts";
import { newTestKey } from "./device-keys.ts";
import { amon, dao, drillOnBothDatabases, person, type Answer, type Drill } from "./invitation-drill.ts";
import { lek, nok, village, type SignedIn } from "./server-for-tests.ts";

const mate = "019ab000-0000-7000-8000-000000000021";
const newKey = (): string => newTestKey().publicKey;
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
    const key = newKey();
    const asked = await drill.knock(made.code, { browser: "Firefox", key });
    const { clientId } = asked;
    const { waiting } = (await drill.knock(made.code, { clientId, key })).body;
    const own = async () => (await news(phone)).filter(({ areaCode }) => areaCode === undefined);
    expect(await own()).toEqual([
      // Also of the first one: those to come may want to know.
      expect.objectContaining({ what: "phone", clientId: phone.clientId }),
      expect.objectContaining({ what: "asks", userId: nok, clientId, browser: "Firefox", until: made.codeUntil }),
    ]);
    const [line] = await asking();
    await answer(waiting.number, line.id);
    expect((await drill.knock(waiting.ticket, { clientId, key })).body.user.id).toBe(nok);
    expect((await own()).map(({ what }) => what)).toEqual(["phone", "asks", "phone"]);
    const told = (await news(neighbour)).filter(({ userId }) => userId === nok);
    expect(told.map(({ what, areaCode }) => [what, areaCode])).toEqual([
      ["phone", village.nok],
      ["phone", village.nok],
    ]);
    // The village has no use for the name of the phone itself.
    expect(told.some((notice) => "clientId" in notice)).toBe(false);
  });

  test("a phone that signs in again is no new one, whatever it calls itself", async () => {
    const before = (await news(phone)).length;
    await drill.knock(await drill.code(nok));
    expect((await news(phone)).length).toBe(before);
  });

  test("nobody asks under the name of somebody else's phone", async () => {
    const made = await again();
    const asked = { clientId: phone.clientId, key: newKey() };
    expect(short(await drill.knock(made.code, asked))).toEqual([409, "otherPhone"]);
    expect(short(await drill.knock(await drill.code(nok), asked))).toEqual([409, "otherPhone"]);
  });

  test("a code from before the person had a phone lets nobody in beside it", async () => {
    const early = (await drill.post(coordinator, "/v1/invitations/again", { userId: mate })).body;
    await drill.signIn(mate);
    expect((await drill.knock(early.code)).body.waiting.by).toBe("self");
    expect((await drill.knock(early.link)).body.waiting.by).toBe("self");
  });

  test("whom the maker has let in is no second person beside them", async () => {
    const district = await drill.signIn(dao);
    const post = { name: "เพื่อนร่วมงาน", role: "coordinator", scope: "980101" };
    const friend = await drill.knock((await drill.post(district, "/v1/invitations", post)).body.code);
    const made = await again(true, district);
    const waits = await drill.knock(made.code);
    const [mine] = (await drill.get(friend, "/v1/invitations")).body.list;
    const yes = { id: mine.id, phone: mine.phones[0].id, number: waits.body.waiting.number };
    expect(short(await drill.post(friend, "/v1/invitations/approve", yes))).toEqual([403, "secondPerson"]);
    expect((await drill.post(coordinator, "/v1/invitations/approve", yes)).status).toBe(200);
  });

  test("three phones can wait at one code, one line tells of them, and the third wrong number closes it", async () => {
    const made = await again();
    for (let n = 0; n < 5; n += 1) await drill.knock(made.code);
    expect(await asking()).toHaveLength(3);
    expect((await news(phone)).filter(({ what }) => what === "asks")).toHaveLength(1);
    for (let n = 0; n < 3; n += 1) {
      const [line] = await asking();
      const shown = await drill.database.db
        .selectFrom("waiting_phone")
        .select("number")
        .where("id", "=", line.id)
        .execute();
      const other = line.numbers.find((number: string) => number !== shown[0]?.number);
      expect(short(await answer(other, line.id))).toEqual([409, "otherNumber"]);
    }
    expect(short(await drill.knock(made.code))).toEqual([400, "code"]);
  });

  test("a new volunteer of a village is announced to those whom it has, with who invited them", async () => {
    await drill.post(coordinator, "/v1/invitations", { name: "แปลกหน้า", role: "volunteer", scope: village.nok });
    expect(await news(phone)).toContainEqual(
      expect.objectContaining({ what: "post", name: "แปลกหน้า", areaCode: village.nok, by: expect.any(String) }),
    );
    const administrator = await drill.signIn(amon);
    await drill.post(administrator, "/v1/invitations", {
      name: "คนเดียว",
      role: "volunteer",
      scope: "98010103",
      newVillages: ["98010103"],
    });
    const told = await drill.database.db.selectFrom("row").select("aud").where("kind", "=", "accessNotice").execute();
    expect(told.map(({ aud }) => aud)).not.toContain("98010103");
  });
});
