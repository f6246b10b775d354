/** A certificate as an Open Badge: whoever may read the certificate takes it along, and anybody can check it. */
import { createHash, createPublicKey, verify, type JsonWebKey } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as v from "valibot";
import type { Body } from "#domain/json.ts";
import { issuer } from "#server/certificates/issuer.ts";
import { plantIssuer } from "#server/certificates/plant-issuer.ts";
import { endKey, revokeCertificate } from "#server/certificates/revoke.ts";
import { deriveKey } from "#server/secret.ts";
import { whole } from "#tests/domain/whole-records.ts";
import { signedBadge } from "#tests/domain/open-badge-schema.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, NOON, ploy, SECRET, village, type TestServer } from "./server-for-tests.ts";

const origin = "https://asa.example.go.th";
/** Of a neighbour who learnt on nok's phone, of nok herself, and of one who asked to be forgotten. */
const [theirs, own, forgotten, never] = ["22222222", "33333336", "4444444A", "2345678B"] as const;
const name = "นางสาวน้ำเพชร ปิ่นแก้ว";
const {
  citizenId = null,
  areaCode: _,
  payload = null,
  cohort: __,
  copy: ___,
  ...unsigned
} = whole["certificate"] ?? {};
const ofNeighbour = { citizenId, areaCode: village.nok };

onBothDatabases((start) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await start({ publicOrigin: origin });
    await plantIssuer(server.database, server.store, issuer(deriveKey(SECRET, "certificates")), NOON);
    const plant = (id: string, body: Body) => ({
      kind: "certificate",
      id,
      body: { ...unsigned, ...body, by: nok, code: id },
    });
    await server.plant([
      plant(theirs, { ...ofNeighbour, payload }),
      plant(own, { payload }),
      plant(forgotten, { ...ofNeighbour, name: "–" }),
    ]);
  });
  afterAll(() => server.close());

  const ask = async (userId: string, asked: string, language = "th") => {
    const { cookie } = await server.signIn(userId);
    const url = `/v1/certificates/badge?code=${asked}&language=${language}`;
    return server.app.inject({ method: "GET", url, headers: { cookie } });
  };
  const partsOf = (badge: string) => {
    const [header = "", claims = "", signature = ""] = badge.split(".");
    const read = (part: string): unknown => JSON.parse(Buffer.from(part, "base64url").toString());
    return { header: read(header), claims: read(claims), signed: `${header}.${claims}`, signature };
  };

  test("it is signed with a key that stands where the badge says, and says what the certificate says", async () => {
    const { badge } = (await ask(nok, theirs)).json<{ badge: string }>();
    const { header, claims, signed, signature } = partsOf(badge);
    const { kid } = v.parse(
      v.strictObject({ alg: v.literal("EdDSA"), kid: v.string(), typ: v.literal("JWT") }),
      header,
    );
    expect(kid.startsWith(`${origin}/v1/`)).toBe(true);
    const key = (await server.unsigned({ url: kid.slice(origin.length) })).json<JsonWebKey>();
    expect(key).not.toHaveProperty("d");
    const publicKey = createPublicKey({ key, format: "jwk" });
    expect(verify(null, Buffer.from(signed), publicKey, Buffer.from(signature, "base64url"))).toBe(true);

    const said = v.parse(signedBadge, claims);
    expect(said).toMatchObject({ iss: said.issuer.id, jti: said.id, sub: said.credentialSubject.id });
    expect(new Date(said.nbf * 1000).toISOString()).toBe("2026-11-20T17:00:00.000Z");
    const { achievement, identifier } = said.credentialSubject;
    expect(achievement).toMatchObject({ name: "ค้าขายออนไลน์เพื่อชุมชน", inLanguage: "th", humanCode: "ECOM-18" });
    expect(achievement.alignment.map(({ targetName }) => targetName)).toEqual(["ค้าขายออนไลน์"]);
    const known = createHash("sha256").update(`${name}${identifier[0].salt}`).digest("hex");
    expect(identifier[0].identityHash).toBe(`sha256$${known}`);
    expect(JSON.stringify(claims)).not.toContain("น้ำเพชร");
    expect(JSON.stringify(claims)).not.toContain(nok);
  });

  test("it comes in English where that is asked for", async () => {
    const { claims } = partsOf((await ask(nok, own, "en")).json<{ badge: string }>().badge);
    const { achievement } = v.parse(signedBadge, claims).credentialSubject;
    expect(achievement).toMatchObject({ name: "Community e-commerce", inLanguage: "en" });
    expect(achievement.related).toMatchObject([{ inLanguage: "th" }]);
  });

  test("nobody gets one of a certificate that they may not read, or of one without a name", async () => {
    expect((await ask(nok, own)).statusCode).toBe(200);
    for (const [userId, asked] of [
      [ploy, theirs],
      [ploy, own],
      [lek, theirs],
      [nok, forgotten],
      [nok, never],
    ] as const) {
      const answer = await ask(userId, asked);
      expect([answer.statusCode, answer.json().code]).toEqual([404, "noCertificate"]);
    }
    expect((await ask(nok, "OIL")).json()).toMatchObject({ status: 400, field: "code" });
    const visitor = await server.unsigned({ url: `/v1/certificates/badge?code=${own}` });
    expect(visitor.statusCode).toBe(401);
  });

  test("one that was taken back is not given any more, and neither is a key that was ended", async () => {
    await revokeCertificate(server.database, server.store, { code: own, why: "wrongName" }, NOON);
    const answer = await ask(nok, own);
    expect([answer.statusCode, answer.json().code]).toEqual([409, "takenBack"]);
    const { kid } = issuer(deriveKey(SECRET, "certificates"));
    await endKey(server.database, server.store, { kid, until: "2026-11-20" }, NOON);
    const key = await server.unsigned({ url: `/v1/certificates/key?kid=${kid}` });
    expect([key.statusCode, key.json().code]).toEqual([404, "noKey"]);
  });
});
