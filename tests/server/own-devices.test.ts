/** One's own phones, those of people in one's care, and what a phone hears that was taken away. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { forgetWhatIsOver } from "#server/forget.ts";
import { dao, drillOnBothDatabases, type Drill } from "./invitation-drill.ts";
import { lek, nok, ploy, type SignedIn } from "./server-for-tests.ts";

drillOnBothDatabases((start) => {
  let drill: Drill;
  let phone: SignedIn;
  beforeEach(async () => {
    drill = await start();
    phone = await drill.signIn(nok);
  });
  afterEach(() => drill.close());

  const syncAs = (who: SignedIn, c = who.clientId, more: object = {}) =>
    drill.post(who, "/v1/sync", { c, cur: null, lim: 65_536, push: [], ...more });
  const revoke = (who: SignedIn, clientId: string) => drill.post(who, "/v1/devices/revoke", { clientId });
  const revokeOf = (who: SignedIn, userId: string, clientId: string, reason = "โทรศัพท์หาย") =>
    drill.post(who, "/v1/devices/revoke-of", { userId, clientId, reason });
  const hears = async (who: SignedIn) => {
    const { status, body } = await drill.get(who, "/v1/me");
    return [status, body.code ?? null, body.wipe ?? null];
  };
  const OPEN = [200, null, null];
  const REVOKED = [401, "revoked", true];

  test("a volunteer sees their phones: since when, when last, which browser, and which one this is", async () => {
    await syncAs(phone);
    drill.later(60);
    const second = await drill.knock(await drill.code(nok), { browser: "Samsung Internet" });
    const { body } = await drill.get(second, "/v1/devices");
    expect(body.list).toEqual([
      {
        clientId: second.clientId,
        signedInAt: "2026-11-22T06:00:00.000Z",
        lastSeenAt: null,
        browser: "Samsung Internet",
        isSignedIn: true,
        revokedAt: null,
        isThis: true,
      },
      {
        clientId: phone.clientId,
        signedInAt: "2026-11-22T05:00:00.000Z",
        lastSeenAt: "2026-11-22T05:00:00.000Z",
        browser: null,
        isSignedIn: true,
        revokedAt: null,
        isThis: false,
      },
    ]);
  });

  describe("a phone that its person calls lost", () => {
    test("is refused at its next request of any kind, told to drop its keys, and the other phone goes on", async () => {
      const lost = await drill.signIn(nok);
      await syncAs(lost);
      expect(await hears(lost)).toEqual(OPEN);
      const { status, body } = await revoke(phone, lost.clientId);
      expect([status, body]).toEqual([200, { revokedAt: drill.clock.now }]);
      expect(await hears(lost)).toEqual(REVOKED);
      expect((await syncAs(lost)).body).toMatchObject({ status: 401, code: "revoked", wipe: true });
      expect((await drill.get(lost, "/v1/overview")).body.code).toBe("revoked");
      expect((await drill.post(lost, "/v1/sign-out", {})).body.code).toBe("revoked");
      expect(await hears(lost)).toEqual(REVOKED);
      expect(await hears(phone)).toEqual(OPEN);
    });

    test("hears it for 400 days, whatever is tidied up meanwhile", async () => {
      const lost = await drill.signIn(nok);
      await revoke(phone, lost.clientId);
      drill.later(399 * 24 * 60);
      await forgetWhatIsOver(drill.database.db, drill.store, drill.clock.now);
      expect(await hears(lost)).toEqual(REVOKED);
      drill.later(2 * 24 * 60);
      await forgetWhatIsOver(drill.database.db, drill.store, drill.clock.now);
      expect(await hears(lost)).toEqual([401, "signedOut", null]);
    });

    test("may be called so again and at one moment: the first time stands", async () => {
      const lost = await drill.signIn(nok);
      const first = await Promise.all([1, 2, 3].map(() => revoke(phone, lost.clientId)));
      drill.later(60);
      const answers = [...first, await revoke(phone, lost.clientId)];
      for (const answer of answers) expect(answer.body).toEqual({ revokedAt: "2026-11-22T05:00:00.000Z" });
    });

    test("is found by whichever client id it goes under by now", async () => {
      const lost = await drill.signIn(nok);
      await syncAs(lost);
      const fresh = uuidv7();
      expect((await syncAs(lost, fresh, { was: { c: lost.clientId, why: "gone", n: 0 } })).status).toBe(200);
      await revoke(phone, fresh);
      expect(await hears(lost)).toEqual(REVOKED);
    });

    test("comes back with a new code, as a phone like any other", async () => {
      await syncAs(phone);
      await revoke(phone, phone.clientId);
      expect(await hears(phone)).toEqual(REVOKED);
      const found = await drill.knock(await drill.code(nok), { clientId: phone.clientId });
      expect(await hears(found)).toEqual(OPEN);
      expect((await syncAs(found)).status).toBe(200);
      expect((await drill.get(found, "/v1/devices")).body.list).toMatchObject([{ isSignedIn: true, revokedAt: null }]);
    });

    test("is nobody else's phone", async () => {
      const theirs = await drill.signIn(ploy);
      for (const clientId of [theirs.clientId, uuidv7()]) {
        expect((await revoke(phone, clientId)).body).toMatchObject({ status: 404, code: "noPhone" });
      }
      await syncAs(theirs);
      expect((await revoke(phone, theirs.clientId)).status).toBe(404);
      expect(await hears(theirs)).toEqual(OPEN);
      expect((await revoke(phone, "mine")).body.field).toBe("clientId");
    });
  });

  test("signing out, and a post that ends, are no revocation", async () => {
    const out = await drill.signIn(nok);
    await drill.post(out, "/v1/sign-out", {});
    expect(await hears(out)).toEqual([401, "signedOut", null]);
    const days = { from: "2026-01-01", to: "2026-11-21" };
    const body = { userId: nok, role: "volunteer", scope: "98010101", ...days };
    await drill.plant([{ kind: "membership", id: nok.replace("019ab", "019ac"), body }]);
    expect(await hears(phone)).toEqual(OPEN);
    expect((await drill.get(phone, "/v1/me")).body.grants).toEqual([]);
  });

  describe("a coordinator", () => {
    test("sees the phones of a volunteer in their area and takes one away, with the reason kept", async () => {
      const coordinator = await drill.signIn(lek);
      const { body } = await drill.get(coordinator, `/v1/devices/of?userId=${nok}`);
      expect(body).toMatchObject({ name: "นก (ตัวอย่าง)", list: [{ clientId: phone.clientId, isThis: false }] });
      expect((await revokeOf(coordinator, nok, phone.clientId)).status).toBe(200);
      expect(await hears(phone)).toEqual(REVOKED);
      const kept = await drill.database.db
        .selectFrom("session")
        .select(["revoked_by", "revoked_why"])
        .where("revoked_at", "is not", null)
        .execute();
      expect(kept.map((row) => ({ ...row }))).toEqual([{ revoked_by: lek, revoked_why: "โทรศัพท์หาย" }]);
    });

    test("takes nobody's phone outside their care, none that is not that person's, and none without a reason", async () => {
      const [coordinator, district] = [await drill.signIn(lek), await drill.signIn(dao)];
      expect((await revokeOf(coordinator, dao, district.clientId)).body.code).toBe("noPerson");
      expect((await revokeOf(coordinator, lek, coordinator.clientId)).body.code).toBe("noPerson");
      expect((await revokeOf(coordinator, ploy, phone.clientId)).body.code).toBe("noPhone");
      expect((await revokeOf(coordinator, nok, phone.clientId, " ")).body.field).toBe("reason");
      expect((await drill.get(coordinator, "/v1/devices/of")).body.field).toBe("userId");
      expect((await drill.get(phone, `/v1/devices/of?userId=${ploy}`)).status).toBe(403);
      expect([await hears(phone), await hears(district)]).toEqual([OPEN, OPEN]);
    });
  });
});
