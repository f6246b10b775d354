/** What a phone that was taken away may still do: hand in what it had sealed, and nothing else. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { SIGNATURE_HEADER } from "#sync/request-signature.ts";
import { drillOnBothDatabases, type Drill } from "./invitation-drill.ts";
import { nok, ploy, type SignedIn } from "./server-for-tests.ts";

drillOnBothDatabases((start) => {
  let drill: Drill;
  let phone: SignedIn;
  beforeEach(async () => {
    drill = await start();
    phone = await drill.signIn(nok);
  });
  afterEach(() => drill.close());

  const handIn = async (who: SignedIn, more: object = {}) => {
    const { status, body } = await drill.post(who, "/v1/hand-in", { c: who.clientId, cur: null, lim: 0, ...more });
    return [status, body.code ?? null, body.field ?? null];
  };
  const takeAway = (who: SignedIn) => drill.post(who, "/v1/devices/revoke", { clientId: who.clientId });

  test("a phone that is still its person's has no business there", async () => {
    expect(await handIn(phone, { sealed: [] })).toEqual([401, "signedOut", null]);
    await drill.post(phone, "/v1/sign-out", {});
    expect(await handIn(phone, { sealed: [] })).toEqual([401, "signedOut", null]);
    expect(await handIn({ ...phone, cookie: "" }, { sealed: [] })).toEqual([401, "signedOut", null]);
  });

  test("a phone that was taken away hands in nothing in plain, nothing that does not open, and nothing of another's", async () => {
    const theirs = await drill.signIn(ploy);
    await drill.post(theirs, "/v1/sync", { c: theirs.clientId, cur: null, lim: 0, push: [] });
    await takeAway(phone);
    expect(await handIn(phone, { push: [] })).toEqual([400, "field", "sealed"]);
    const group = { k: "unknown", e: "A".repeat(87), m: [{ p: "t:980101", n: 1, d: "AAAA" }] };
    expect(await handIn(phone, { sealed: [group] })).toEqual([409, "otherSealingKey", "sealed"]);
    expect(await handIn(phone, { sealed: "all" })).toEqual([400, "field", "sealed"]);
    expect((await drill.post(phone, "/v1/sync", { c: phone.clientId })).body.code).toBe("revoked");
  });

  test("a copied cookie of a phone that was taken away is worth nothing without the phone's key", async () => {
    await takeAway(phone);
    const payload = { c: phone.clientId, cur: null, lim: 0, sealed: [] };
    const headers = { cookie: phone.cookie, [SIGNATURE_HEADER]: "forged" };
    const answer = await drill.app.inject({ method: "POST", url: "/v1/hand-in", headers, payload });
    expect(answer.json().code).toBe("badSignature");
  });
});
