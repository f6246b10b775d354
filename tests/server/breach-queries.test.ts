/** docs/breach.md in earnest: its statements, as they stand there, find who was on a lost phone. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectRoot } from "#tests/architecture/read-sources.ts";
import { citizenBody, other, person } from "./erasure-records.ts";
import { onBothDatabases } from "./both-databases.ts";
import { nok, NOON, ploy, village, type SignedIn, type TestServer } from "./server-for-tests.ts";

const statements = [
  ...readFileSync(join(projectRoot, "docs/breach.md"), "utf8").matchAll(/```sql\n([\s\S]*?)```/gu),
].map(([, text = ""]) => text.trim().replace(/;$/u, ""));

onBothDatabases((start) => {
  let server: TestServer;
  let phone: SignedIn;
  beforeEach(async () => {
    server = await start();
    await server.plant([
      { kind: "citizen", id: person, body: citizenBody(village.nok) },
      { kind: "citizen", id: other, body: citizenBody(village.ploy) },
    ]);
    phone = await server.signIn(nok);
    await syncs(phone);
    await syncs(await server.signIn(ploy));
  });
  afterEach(async () => {
    await server.close();
  });

  const syncs = async ({ clientId, cookie }: SignedIn): Promise<number> => {
    const payload = { c: clientId, cur: null, lim: 65_536, push: [] };
    const answer = await server.app.inject({ method: "POST", url: "/v1/sync", headers: { cookie }, payload });
    return answer.statusCode;
  };
  /** Runs the one statement of the document that holds this text. */
  const asWritten = async (mark: string): Promise<Record<string, unknown>[]> => {
    const found = statements.filter((text) => text.includes(mark));
    expect(found).toHaveLength(1);
    const filled = (found[0] ?? "")
      .replaceAll("PHONE", phone.clientId)
      .replaceAll("USER", nok)
      .replaceAll("NAME", "นก")
      .replaceAll("SINCE", "2026-11-01")
      .replaceAll("NOW", NOON);
    const { rows } = await sql.raw<Record<string, unknown>>(filled).execute(server.database.db);
    return rows;
  };

  test("the operator finds the phones of a name, their sign-ins, and what they were given", async () => {
    expect(await asWritten("where u.name like")).toMatchObject([
      { user_id: nok, client_id: phone.clientId, lost_at: null },
    ]);
    expect(await asWritten("where s.user_id")).toMatchObject([{ client_id: phone.clientId, ended_at: null }]);
    expect(await asWritten("r.p like 't:%'")).toEqual([{ p: "t:980101", started_at: NOON, left_at: null }]);
  });

  test("the operator finds everybody who was on the phone, and nobody of the next village", async () => {
    const people = await asWritten("c.body, c.erased");
    expect(people.map(({ village: where, citizen_id }) => [where, citizen_id])).toEqual([[village.nok, person]]);
    expect(String(people[0]?.["body"])).toContain("สมชาย");
    const counts = await asWritten("count(distinct c.id)");
    expect(counts.map((row) => [row["village"], Number(row["people"])])).toEqual([[village.nok, 1]]);
  });

  test("a post that ended before the phone was given anything puts nobody on it", async () => {
    const post = { userId: nok, role: "volunteer", scope: village.ploy, from: "2025-01-01", to: "2025-12-31" };
    await server.plant([{ kind: "membership", id: "019ac000-0000-7000-8000-0000000000ff", body: post }]);
    expect(await asWritten("c.body, c.erased")).toHaveLength(1);
  });

  test("the operator counts all people of a leaked database, and sees who signed in since a leak", async () => {
    const counts = await asWritten("c.body is not null");
    expect(counts.map((row) => [row["village"], Number(row["people"])])).toEqual([
      [village.nok, 1],
      [village.ploy, 1],
    ]);
    expect(new Set((await asWritten("s.made_at >=")).map(({ name }) => name))).toEqual(
      new Set(["นก (ตัวอย่าง)", "พลอย (ตัวอย่าง)"]),
    );
  });

  test("the document holds no statement that is not tried here", () => {
    expect(statements).toHaveLength(7);
  });
});
