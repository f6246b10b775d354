/** What stands in the audit log after people have done what they do, and what never does. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { takeTurn } from "#server/take-turn.ts";
import { verifyAudit } from "#server/audit/chain.ts";
import { deriveKey } from "#server/secret.ts";
import { citizenIn } from "#tests/rivals/field.ts";
import { drillOnBothDatabases, type Drill } from "./invitation-drill.ts";
import { lek, nok, SECRET, village, type SignedIn } from "./server-for-tests.ts";

drillOnBothDatabases((start) => {
  let drill: Drill;
  beforeEach(async () => {
    drill = await start();
  });
  afterEach(() => drill.close());

  const lines = () => drill.database.db.selectFrom("audit").selectAll().orderBy("n").execute();
  const acts = async () => (await lines()).map(({ action, actor, subject }) => [action, actor, subject]);
  const syncAs = (who: SignedIn, cur: string | null = null, push: readonly object[] = []) =>
    drill.post(who, "/v1/sync", { c: who.clientId, cur, lim: 65_536, push });

  test("signing in and out, and a refused code, once a minute however often it is tried", async () => {
    const phone = await drill.signIn(nok);
    for (let tries = 0; tries < 4; tries++) await drill.knock("WRNG-CDEX");
    await drill.post(phone, "/v1/sign-out", {});
    drill.later(2);
    await drill.knock("WRNG-CDEX");
    expect(await acts()).toEqual([
      ["signIn", nok, phone.clientId],
      ["signInRefused", null, null],
      ["signOut", nok, phone.clientId],
      ["signInRefused", null, null],
    ]);
  });

  test("a phone that is given a sub-district's people, and not each of its exchanges", async () => {
    const phone = await drill.signIn(nok);
    const { body } = await syncAs(phone);
    await syncAs(phone, body.cur);
    const given = (await lines()).filter(({ action }) => action === "firstGiven");
    expect(given.map(({ actor, subject, p }) => [actor, subject, p])).toEqual([[nok, phone.clientId, "t:980101"]]);
  });

  test("invitations, also each of a roster's, the second phone, and the lost phone", async () => {
    const [coordinator, phone] = [await drill.signIn(lek), await drill.signIn(nok)];
    const person = { name: "ใหม่ (ตัวอย่าง)", role: "volunteer", scope: village.ploy };
    const made = await drill.post(coordinator, "/v1/invitations", person);
    const csv = `name,phone,village\nทอง (ตัวอย่าง),,${village.ploy}\n`;
    const roster = await drill.post(coordinator, "/v1/invitations/roster", { csv, makeGood: true });
    await drill.post(coordinator, "/v1/invitations/again", { userId: nok });
    const lost = { userId: nok, clientId: phone.clientId, reason: "โทรศัพท์หาย" };
    await drill.post(coordinator, "/v1/devices/revoke-of", lost);
    expect((await acts()).slice(2)).toEqual([
      ["invite", lek, made.body.userId],
      ["invite", lek, roster.body.made[0]?.userId],
      ["inviteAgain", lek, nok],
      ["revokePhone", lek, phone.clientId],
    ]);
  });

  test("a refusal for lack of a post, once a minute for each address", async () => {
    const phone = await drill.signIn(nok);
    for (let tries = 0; tries < 5; tries++) await drill.get(phone, "/v1/overview");
    await drill.get(phone, "/v1/reviews");
    const denied = (await lines()).filter(({ action }) => action === "denied");
    expect(denied.map(({ actor, details }) => [actor, JSON.parse(details).route])).toEqual([
      [nok, "/v1/overview"],
      [nok, "/v1/reviews"],
    ]);
  });

  test("no line holds a name, a telephone number, a code or a token, and the chain is whole at the end", async () => {
    const [coordinator, phone] = [await drill.signIn(lek), await drill.signIn(nok)];
    const { op: _op, kind: k, id, set } = citizenIn(village.nok, { phone: "081-234-5678" });
    const at = drill.clock.now;
    await syncAs(phone, null, [{ p: "t:980101", m: [{ n: 1, v: 1, k, id, op: "put", at, b: 0, set }] }]);
    const person = { name: "มานี ลับมาก", phone: "089-999-8888", role: "volunteer", scope: village.ploy };
    const made = await drill.post(coordinator, "/v1/invitations", person);
    const text = JSON.stringify(await lines());
    const token = phone.cookie.split("=")[1] ?? "";
    // Seven digits: three of them stand in many an id by chance.
    const numbers = ["999-8888", "9998888", "234-5678", "2345678"];
    for (const secret of ["มานี", ...numbers, "ป้าสาธิต", "นก", made.body.code, made.body.link, token]) {
      expect(typeof secret).toBe("string");
      expect(text).not.toContain(secret);
    }
    expect(await verifyAudit(drill.database.db, deriveKey(SECRET, "audit"))).toMatchObject({ brokenAt: null });
  });

  test("what cannot be written down is not answered", async () => {
    const phone = await drill.signIn(nok);
    await drill.database.db.schema.dropTable("audit").execute();
    const { status, body } = await syncAs(phone);
    expect(status).toBe(500);
    expect(body.ch).toBeUndefined();
  });

  test("people sign in while a long roster is being made: nobody's line waits for its commit", async () => {
    // SQLite has one writer at a time, whoever it is.
    let steps = drill.database.dialect === "sqlite" ? 0 : 300;
    let isMade = false;
    const roster = drill.database.transaction(async (trx) => {
      await takeTurn(trx, "invite");
      while (steps-- > 0) await new Promise((resolve) => setTimeout(resolve, 10));
      isMade = true;
    });
    await drill.signIn(nok);
    expect(isMade).toBe(drill.database.dialect === "sqlite");
    steps = 0;
    await roster;
    expect((await acts()).map(([action]) => action)).toEqual(["signIn"]);
  });

  test("a person who could not be put on record was not invited either, nor a roster, nor was a phone let go", async () => {
    const [coordinator, phone] = [await drill.signIn(lek), await drill.signIn(nok)];
    await syncAs(phone);
    const people = () => drill.database.db.selectFrom("fact_user").select("id").orderBy("id").execute();
    const before = await people();
    await drill.database.db.schema.dropTable("audit").execute();
    const person = { name: "ใหม่ (ตัวอย่าง)", role: "volunteer", scope: village.ploy };
    const csv = `name,phone,village\nทอง (ตัวอย่าง),,${village.ploy}\n`;
    expect(await drill.post(coordinator, "/v1/invitations", person)).toMatchObject({ status: 500 });
    expect(await drill.post(coordinator, "/v1/invitations/roster", { csv, makeGood: true })).toMatchObject({
      status: 500,
    });
    expect(await drill.post(coordinator, "/v1/invitations/again", { userId: nok, revoke: true })).toMatchObject({
      status: 500,
    });
    expect(await drill.post(phone, "/v1/sign-out", {})).toMatchObject({ status: 500 });
    expect(await people()).toEqual(before);
    expect(await drill.get(phone, "/v1/me")).toMatchObject({ status: 200 });
  });

  test("a refusal of somebody whose key nobody has seen yet says so", async () => {
    const phone = await drill.signIn(nok);
    const url = "/v1/overview";
    await drill.unsigned({ url, headers: { cookie: phone.cookie } });
    const denied = (await lines()).filter(({ action }) => action === "denied");
    expect(denied.map(({ details }) => JSON.parse(details))).toEqual([
      { route: url, code: "notCoordinator", signed: false },
    ]);
  });
});
