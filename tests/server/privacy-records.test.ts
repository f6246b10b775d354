/** Requests about own data and consents, as phones send them: who may, what stays, and what an erasure leaves. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import type { Body } from "#domain/json.ts";
import { erasePerson } from "#server/erasure/erase-person.ts";
import { erasuresFile } from "#server/erasure/erasures-file.ts";
import { citizenBody, person } from "./erasure-records.ts";
import { onBothDatabases } from "./both-databases.ts";
import { lek, nok, NOON, ploy, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

const HERE = "t:980101";
const request = { areaCode: village.nok, asks: "erasure", by: nok, receivedOn: "2026-11-22", state: "open" };
const agreed = {
  citizenId: person,
  areaCode: village.nok,
  by: nok,
  purpose: "photos",
  decision: "given",
  on: "2026-11-22",
  noticeVersion: 1,
  how: "read_aloud",
};

onBothDatabases((start) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await start();
    await server.plant([{ kind: "citizen", id: person, body: citizenBody(village.nok) }]);
  });
  afterEach(async () => {
    await server.close();
  });

  type Change = readonly [kind: string, id: string, op: "put" | "patch" | "delete", set?: Body];
  /** The answers other than "taken", as `number: answer code field`. */
  const sends = async ({ clientId, cookie }: SignedIn, ...changes: readonly Change[]): Promise<string[]> => {
    const m = changes.map(([k, id, op, set], at) => ({
      n: at + 1,
      v: 1,
      k,
      id,
      op,
      at: NOON,
      b: 99,
      ...(set && { set }),
    }));
    const puts = m.map((change) => (change.op === "put" ? { ...change, b: 0 } : change));
    const payload = { c: clientId, cur: null, lim: 65_536, push: [{ p: HERE, m: puts }] };
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    expect(answer.statusCode).toBe(200);
    const results: { n: number; s: string; code?: string; field?: string }[] = answer.json().res ?? [];
    return results.map(({ n, s, code, field }) => [`${n}: ${s}`, code, field].filter(Boolean).join(" "));
  };
  const body = async (id: string): Promise<Body | null> => {
    const row = await server.database.db.selectFrom("row").select("body").where("id", "=", id).executeTakeFirst();
    return row?.body ? (JSON.parse(row.body) as Body) : null;
  };

  test("[M5] a volunteer takes a request, answers it, and nobody steps it back or takes it away", async () => {
    const id = uuidv7();
    const answers = await sends(
      await server.signIn(nok),
      ["privacyRequest", id, "put", { ...request, name: "ป้าที่โทรมา" }],
      ["privacyRequest", id, "patch", { citizenId: person, name: null }],
      ["privacyRequest", id, "patch", { state: "refused" }],
      ["privacyRequest", id, "patch", { state: "refused", reason: "ยังมีเรื่องร้องเรียน" }],
      ["privacyRequest", id, "patch", { state: "open" }],
      ["privacyRequest", id, "patch", { receivedOn: "2026-12-22" }],
      ["privacyRequest", id, "delete"],
    );
    expect(answers).toEqual(["3: rejected missing reason", "6: rejected immutable receivedOn", "7: forbidden"]);
    expect(await body(id)).toEqual({ ...request, citizenId: person, state: "refused", reason: "ยังมีเรื่องร้องเรียน" });
  });

  test("[P5] a consent is taken in one's own name alone, and is never changed or removed", async () => {
    const id = uuidv7();
    const answers = await sends(
      await server.signIn(nok),
      ["consent", id, "put", agreed],
      ["consent", uuidv7(), "put", { ...agreed, by: ploy }],
      ["consent", id, "patch", { decision: "withdrawn" }],
      ["consent", id, "patch", { purpose: "jobs" }],
      ["consent", id, "delete"],
    );
    expect(answers).toEqual([
      "2: rejected author by",
      "3: rejected immutable decision",
      "4: rejected immutable purpose",
      "5: forbidden",
    ]);
    expect(await body(id)).toEqual(agreed);
  });

  test("[P3] the next village's volunteer and a coordinator reach neither", async () => {
    const [asked, said] = [uuidv7(), uuidv7()];
    const nothing = await sends(
      await server.signIn(nok),
      ["privacyRequest", asked, "put", { ...request, citizenId: person }],
      ["consent", said, "put", agreed],
    );
    expect(nothing).toEqual([]);
    const tries = (by: string): Change[] => [
      ["privacyRequest", asked, "patch", { state: "done" }],
      ["privacyRequest", uuidv7(), "put", { ...request, by, citizenId: person }],
      ["consent", uuidv7(), "put", { ...agreed, by, decision: "withdrawn" }],
    ];
    expect(await sends(await server.signIn(ploy), ...tries(ploy))).toEqual(["1: gone", "2: forbidden", "3: forbidden"]);
    // Coordinators follow no village's rows: a way in with a reason and a log has to come first.
    expect(await sends(await server.signIn(lek), ...tries(lek))).toEqual([
      "1: forbidden",
      "2: forbidden",
      "3: forbidden",
    ]);
    expect(await body(asked)).toMatchObject({ state: "open" });
  });

  test("[E1] an erasure takes names and texts out of requests, and leaves that they were answered", async () => {
    const [asked, said] = [uuidv7(), uuidv7()];
    await server.plant([
      {
        kind: "privacyRequest",
        id: asked,
        body: { ...request, citizenId: person, name: "ป้าศรี", note: "บ้านริมคลอง", state: "refused", reason: "ป้าศรีไม่อยู่" },
      },
      { kind: "consent", id: said, body: agreed },
    ]);
    const directory = mkdtempSync(join(tmpdir(), "asa-privacy-"));
    const parts = { db: server.database.db, store: server.store, file: erasuresFile(directory), now: NOON };
    const place = { partition: "t:980101", id: person };
    expect(await erasePerson(parts, place)).toEqual({ erased: 1, blanked: 1, unsure: [] });
    expect(await body(asked)).toEqual({ ...request, citizenId: person, state: "refused", reason: "–" });
    expect(await body(said)).toEqual(agreed);
    expect(await erasePerson(parts, place)).toEqual({ erased: 0, blanked: 0, unsure: [] });
    rmSync(directory, { recursive: true });
  });
});
