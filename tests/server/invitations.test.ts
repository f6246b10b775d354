/** Who may invite whom, and what the link and the code of an invitation are good for. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { amon, dao, drillOnBothDatabases, person, type Answer, type Drill } from "./invitation-drill.ts";
import { lek, nok, ploy, village, type SignedIn } from "./server-for-tests.ts";

const somsri = { name: "สมศรี ใจดี", role: "volunteer", scope: "98010103", newVillages: ["98010103"] };
const short = ({ status, body }: Answer) => [status, body.code ?? null, body.field ?? null];

drillOnBothDatabases((start) => {
  let drill: Drill;
  let coordinator: SignedIn;
  beforeEach(async () => {
    drill = await start({ limits: { invitationsPerMinute: 1000 } });
    coordinator = await drill.signIn(lek);
  });
  afterEach(() => drill.close());
  const invite = (fields: object = {}, who = coordinator) =>
    drill.post(who, "/v1/invitations", { ...somsri, ...fields });

  test("a coordinator invites a volunteer of their area, who signs in by the code that was read out", async () => {
    const { status, body } = await invite({ phone: "081-000-1111", to: "2027-09-30" });
    expect(status).toBe(200);
    expect(body).toMatchObject({ linkUntil: "2026-11-22T05:10:00.000Z", codeUntil: "2026-11-25T05:00:00.000Z" });
    expect(body.link).toMatch(/^[\w-]{22}$/u);
    expect(body.code).toMatch(/^[A-HJKMNP-RT-Y346-9]{4}-[A-HJKMNP-RT-Y346-9]{4}$/u);
    const signedIn = await drill.knock(` ${body.code.toLowerCase().replace("-", " ")} `);
    expect(signedIn.body).toMatchObject({
      user: { id: body.userId, name: "สมศรี ใจดี" },
      grants: [{ role: "volunteer", scope: "98010103" }],
    });
    const targets = await drill.database.db
      .selectFrom("fact_village_target")
      .select("people")
      .where("village", "=", "98010103")
      .execute();
    expect(targets.map(({ people }) => people)).toEqual([4]);
  });

  test("nothing that was read out or shown stands in the database", async () => {
    const { body } = await invite();
    const rows = JSON.stringify(await drill.database.db.selectFrom("invitation").selectAll().execute());
    for (const secret of [body.link, body.code, body.code.replace("-", "")]) expect(rows).not.toContain(secret);
  });

  describe("nobody gives more than they have:", () => {
    test("a coordinator gives posts in their own area, and coordinators only below it", async () => {
      const refused: readonly (readonly [object, unknown])[] = [
        [{ scope: "98010201" }, [403, "outsideArea", "scope"]],
        [{ role: "coordinator", scope: "980101" }, [403, "beyondPost", "role"]],
        [{ role: "coordinator", scope: "9801" }, [403, "outsideArea", "scope"]],
        [{ role: "coordinator", scope: "980102" }, [403, "outsideArea", "scope"]],
        [{ role: "administrator", scope: "980101" }, [403, "beyondPost", "role"]],
        [{ role: "national", scope: "00" }, [403, "outsideArea", "scope"]],
        [{ role: "agency", scope: "dsd" }, [403, "outsideArea", "scope"]],
        [{ role: "centre", scope: "980102-01" }, [403, "outsideArea", "scope"]],
      ];
      for (const [fields, answer] of refused) expect(short(await invite(fields))).toEqual(answer);
      const own = [
        { role: "centre", scope: "980101-01" },
        { role: "trainer", scope: "980101" },
      ];
      for (const post of own) expect((await invite(post)).status).toBe(200);
      const district = await drill.signIn(dao);
      expect((await invite({ role: "coordinator", scope: "980101" }, district)).status).toBe(200);
      expect(short(await invite({ role: "coordinator", scope: "9801" }, district))).toEqual([
        403,
        "beyondPost",
        "role",
      ]);
    });

    test("an administrator gives any post in the area that they hold", async () => {
      const administrator = await drill.signIn(amon);
      for (const role of ["coordinator", "administrator"]) {
        expect((await invite({ role, scope: "98" }, administrator)).status).toBe(200);
      }
      // What belongs to the whole country is given from there alone.
      for (const post of [
        { role: "national", scope: "00" },
        { role: "agency", scope: "dsd" },
      ]) {
        expect(short(await invite(post, administrator))).toEqual([403, "outsideArea", "scope"]);
      }
      expect(short(await invite({ scope: "33010401" }, administrator))).toEqual([403, "outsideArea", "scope"]);
    });

    test("a volunteer, and whoever is not signed in, invites nobody and sees no list", async () => {
      const volunteer = await drill.signIn(nok);
      for (const [url, payload] of [
        ["/v1/invitations", somsri],
        ["/v1/invitations/again", { userId: ploy }],
        ["/v1/invitations/roster", { csv: "" }],
        ["/v1/devices/revoke-of", { userId: ploy, clientId: uuidv7(), reason: "หาย" }],
      ] as const) {
        expect(short(await drill.post(volunteer, url, payload))).toEqual([403, "notCoordinator", null]);
        expect(short(await drill.post({ cookie: "", clientId: "" }, url, payload))).toEqual([401, "signedOut", null]);
      }
      expect((await drill.get(volunteer, "/v1/invitations")).status).toBe(403);
    });
  });

  test("each field that is wrong is named, and nobody is made", async () => {
    for (const [fields, field] of [
      [{ name: " " }, "name"],
      [{ phone: "call me" }, "phone"],
      [{ role: "queen" }, "role"],
      [{ scope: "980101" }, "scope"],
      [{ scope: "98999901" }, "scope"],
      [{ from: "2026-11-21" }, "from"],
      [{ from: "2569-11-22" }, "from"],
      [{ to: "2026-11-21" }, "to"],
    ] as const) {
      expect(short(await invite(fields))).toEqual([400, "field", field]);
    }
    expect(short(await invite({ name: "นก  (ตัวอย่าง)", scope: village.nok }))).toEqual([409, "alreadyHas", "name"]);
    expect((await drill.get(coordinator, "/v1/invitations")).body.list).toEqual([]);
  });

  test("two that ask for the same person at one moment make them once", async () => {
    const answers = await Promise.all([invite(), invite(), invite()]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  });

  test("a link is good for ten minutes and the code for 72 hours, and one answer fits all that are over", async () => {
    const { body } = await invite();
    drill.later(9);
    expect((await drill.knock(body.link)).status).toBe(200);
    expect(short(await drill.knock(body.code))).toEqual([400, "code", "code"]);
    const other = (await invite({ name: "คนที่สอง" })).body;
    drill.later(10);
    expect(short(await drill.knock(other.link))).toEqual([400, "code", "code"]);
    drill.later(72 * 60 - 10);
    expect(short(await drill.knock(other.code))).toEqual([400, "code", "code"]);
    const third = (await invite({ name: "คนที่สาม" })).body;
    drill.later(72 * 60 - 1);
    expect((await drill.knock(third.code)).status).toBe(200);
  });

  test("of phones with one QR at one moment one wins, and may ask again when it did not hear", async () => {
    const { body } = await invite();
    const answers = await Promise.all([body.link, body.link, body.code, body.link].map((code) => drill.knock(code)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect((await drill.knock(body.link, { clientId: won[0]?.clientId ?? "" })).status).toBe(200);
    expect(short(await drill.knock(body.link))).toEqual([400, "code", "code"]);
  });

  test("a phone that is another person's keeps the invitation unused", async () => {
    const theirs = await drill.signIn(ploy);
    await drill.post(theirs, "/v1/sync", { c: theirs.clientId, cur: null, lim: 65_536, push: [] });
    const { body } = await invite();
    expect(short(await drill.knock(body.link, { clientId: theirs.clientId }))).toEqual([409, "otherPhone", "clientId"]);
    expect((await drill.knock(body.link)).status).toBe(200);
  });

  describe("a person with an account", () => {
    const again = (userId: string, more: object = {}, who = coordinator) =>
      drill.post(who, "/v1/invitations/again", { userId, ...more });

    test("gets a new link and code, and the ones before are worth nothing", async () => {
      const [first, second] = [(await again(nok)).body, (await again(nok)).body];
      expect(second).toMatchObject({ userId: nok, name: "นก (ตัวอย่าง)" });
      for (const old of [first.link, first.code]) expect((await drill.knock(old)).status).toBe(400);
      expect((await drill.knock(second.code)).body.user.id).toBe(nok);
    });

    test("keeps their phones, unless those are said to be lost", async () => {
      const old = await drill.signIn(nok);
      await again(nok);
      expect((await drill.get(old, "/v1/me")).status).toBe(200);
      const { body } = await again(nok, { revoke: true });
      expect((await drill.get(old, "/v1/me")).body).toMatchObject({ code: "revoked", wipe: true });
      const fresh = await drill.knock(body.link);
      // Without a phone of theirs, a second person has to say yes (announced.test.ts).
      expect(fresh.body.waiting.by).toBe("self");
    });

    test("is invited by nobody who could not give every post that they hold", async () => {
      const both = uuidv7();
      await drill.plant([...person(both, "volunteer", village.nok), ...person(both, "coordinator", "9802").slice(1)]);
      const later = uuidv7();
      await drill.plant([
        ...person(later, "volunteer", village.nok),
        ...person(later, "coordinator", "98", { from: "2027-01-01" }).slice(1),
      ]);
      for (const userId of [lek, dao, amon, both, later, uuidv7()]) {
        expect(short(await again(userId))).toEqual([404, "noPerson", "userId"]);
        expect((await drill.get(coordinator, `/v1/devices/of?userId=${userId}`)).status).toBe(404);
      }
      expect((await again(lek, {}, await drill.signIn(dao))).status).toBe(200);
      expect((await again(both, {}, await drill.signIn(amon))).status).toBe(200);
    });

    test("whose post has ended is still found by it", async () => {
      const before = uuidv7();
      await drill.plant(person(before, "volunteer", village.nok, { to: "2026-10-01" }));
      expect((await again(before)).status).toBe(200);
    });
  });
});
