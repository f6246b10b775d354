/** What happens before the server listens: its secret, its demo, its invitations, its limits under load. */
import { chmodSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { demoCounts } from "#content/demo/plan.ts";
import { openDatabase, type Database } from "#server/database.ts";
import { hasDemo, loadDemo, mintDemoCodes } from "#server/demo.ts";
import { enrol, inviteAgain } from "#server/enrol.ts";
import { sayFailure } from "#server/failures.ts";
import { plantReferenceData } from "#server/reference-data.ts";
import { hmacSeal } from "#server/seal.ts";
import { deriveKey, serverSecret } from "#server/secret.ts";
import { readSettings, signInLink } from "#server/settings.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { NOON, SECRET, startServer } from "./server-for-tests.ts";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "asa-start-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

describe("the server's secret", () => {
  test("is made once, and only its owner can read it", () => {
    const place = { given: undefined, dataDirectory: join(directory, "data"), mustBeGiven: false };
    const first = serverSecret(place);
    chmodSync(join(directory, "data", "secret"), 0o644);
    expect(serverSecret(place)).toEqual(first);
    expect(statSync(join(directory, "data", "secret")).mode & 0o777).toBe(0o600);
    expect(first).toEqual({ ok: true, value: expect.stringMatching(/^[\w-]{43}$/u) });
  });

  test("has to be given, and long enough, where several servers share a database", () => {
    const place = { given: undefined, dataDirectory: directory, mustBeGiven: true };
    expect(serverSecret(place)).toEqual({ ok: false, error: { type: "secretMissing" } });
    expect(serverSecret({ ...place, given: "short" })).toEqual({ ok: false, error: { type: "secretTooShort" } });
    expect(serverSecret({ ...place, given: SECRET })).toEqual({ ok: true, value: SECRET });
  });

  test("[C1] what it sealed opens again, and nothing else does", () => {
    const seal = hmacSeal(deriveKey(SECRET, "cursor"));
    for (const text of ["", "~", "~~x~", `u:${uuidv7()} 12 abc\ng 63 xyz\n~`, "ก"]) {
      const sealed = seal.seal(text);
      expect(seal.open(sealed)).toBe(text);
      expect(seal.open(`${sealed}x`)).toBeNull();
      expect(seal.open(sealed.replace(/^./u, (letter) => (letter === "A" ? "B" : "A")))).toBeNull();
      expect(hmacSeal(deriveKey(SECRET, "code")).open(sealed)).toBeNull();
    }
    expect(seal.open("")).toBeNull();
  });
});

describe("a database", () => {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase({ factKey: "test" });
  });
  afterEach(() => database.close());
  const count = async (): Promise<number> => (await database.db.selectFrom("row").select("id").execute()).length;
  const countsOf = async ({ db }: Database) =>
    await Promise.all(
      (["row", "part", "device", "fact_help_log", "fact_citizen"] as const).map(async (table) => {
        const { n } = await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as("n"))
          .executeTakeFirstOrThrow();
        return [table, n];
      }),
    );
  const load = () => loadDemo(database, sqlStore(database), NOON, () => {});

  test("that is empty takes the demo, once, and each start gives its people fresh codes", async () => {
    await plantReferenceData(sqlStore(database), NOON);
    expect(await hasDemo(database)).toBe(false);
    const demo = await load();
    expect(await hasDemo(database)).toBe(true);
    const loaded = await count();
    expect(loaded).toBeGreaterThan(demoCounts.demo.people + demoCounts.demo.logs);
    expect(await load()).toEqual(demo);
    await plantReferenceData(sqlStore(database), NOON);
    expect(await count()).toBe(loaded);

    const { options } = demo as Extract<typeof demo, { type: "here" }>;
    const codes = await mintDemoCodes(database, deriveKey(SECRET, "code"), options, NOON);
    expect(codes.map(({ role, scope }) => [role, scope.length])).toEqual([
      ["volunteer", 8],
      ["volunteer", 8],
      ["coordinator", 6],
      ["coordinator", 4],
      ["coordinator", 2],
      ["centre", 9],
      ["trainer", 2],
      ["agency", 3],
      ["national", 2],
      ["administrator", 2],
    ]);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length);
  });

  test("takes the rest of a demo whose loading was cut off", async () => {
    const cut = loadDemo(database, sqlStore(database), NOON, (done) => {
      if (done > 800) throw new Error("the power went out");
    });
    await expect(cut).rejects.toThrow("power");
    const part = await countsOf(database);
    expect((await load()).type).toBe("here");

    const uncut = await openDatabase({ factKey: "test" });
    await loadDemo(uncut, sqlStore(uncut), NOON, () => {});
    const whole = await countsOf(uncut);
    await uncut.close();
    expect(await countsOf(database)).toEqual(whole);
    expect(part).not.toEqual(whole);
  });

  test("that holds anybody's records never takes the demo", async () => {
    const store = sqlStore(database);
    const parts = { db: database.db, store, codeKey: deriveKey(SECRET, "code"), newId: uuidv7, now: NOON };
    await enrol(parts, { name: "สมศรี ใจดี", role: "coordinator", scope: "3301" });
    const before = await count();
    expect(await load()).toEqual({ type: "notEmpty" });
    expect(await count()).toBe(before);
  });
});

test("a coordinator in the office invites a volunteer: account, post, the village's target, and a link", async () => {
  const server = await startServer();
  const parts = {
    db: server.database.db,
    store: server.store,
    codeKey: deriveKey(SECRET, "code"),
    newId: uuidv7,
    now: NOON,
  };
  const invite = (role: string, scope: string, name = "สมศรี ใจดี", phone?: string) =>
    enrol(parts, { name, role, scope, phone, villageName: "บ้านใหม่" });
  for (const [invitation, type] of [
    [invite("volunteer", "330104"), "scope"],
    [invite("coordinator", "33010401"), "scope"],
    [invite("volunteer", "3301040"), "scope"],
    [invite("queen", "33010401"), "role"],
    [invite("volunteer", "33010401", ""), "name"],
    [invite("volunteer", "33010401", "ก", "call me"), "phone"],
  ] as const) {
    expect(await invitation).toEqual({ ok: false, error: { type } });
  }

  const made = await invite("volunteer", "33010401");
  if (!made.ok) throw new Error(made.error.type);
  const payload = { code: made.value.code, clientId: uuidv7() };
  const signedIn = await server.app.inject({ method: "POST", url: "/v1/sign-in", payload });
  expect(signedIn.json()).toMatchObject({
    user: { id: made.value.userId, name: "สมศรี ใจดี" },
    grants: [{ role: "volunteer", scope: "33010401" }],
  });
  const again = await inviteAgain(parts, made.value.userId);
  const second = { code: again?.code, clientId: uuidv7() };
  const onNewPhone = await server.app.inject({ method: "POST", url: "/v1/sign-in", payload: second });
  expect([again?.name, onNewPhone.json().user.id]).toEqual(["สมศรี ใจดี", made.value.userId]);
  expect(await inviteAgain(parts, uuidv7())).toBeNull();

  await invite("volunteer", "33010401", "คนที่สอง");
  const targets = await server.database.db
    .selectFrom("fact_village_target")
    .select(["people", "name_th", "fiscal_year"])
    .where("village", "=", "33010401")
    .execute();
  expect(targets.map((row) => ({ ...row }))).toEqual([{ people: 4, name_th: "บ้านใหม่", fiscal_year: 2570 }]);
  await server.close();
});

test("[R2] somebody whom a restored backup does not know gets their account back under its id, and only once", async () => {
  const server = await startServer();
  const codeKey = deriveKey(SECRET, "code");
  const parts = { db: server.database.db, store: server.store, codeKey, newId: uuidv7, now: NOON };
  const id = uuidv7();
  const invitation = { id, name: "สมศรี ใจดี", role: "volunteer", scope: "33010401" };
  expect(await enrol(parts, invitation)).toMatchObject({ ok: true, value: { userId: id } });
  expect(await enrol(parts, invitation)).toEqual({ ok: false, error: { type: "id" } });
  expect(await enrol(parts, { ...invitation, id: "สมศรี" })).toEqual({ ok: false, error: { type: "id" } });
  await server.close();
});

test("a sign-in link carries its code where no server and no log sees it", () => {
  const link = new URL(signInLink(readSettings({ PUBLIC_ORIGIN: "https://asa.example/" }), "ABCD-EFGH"));
  expect([link.origin, link.pathname, link.search, link.hash]).toEqual([
    "https://asa.example",
    "/sign-in",
    "",
    "#ABCD-EFGH",
  ]);
});

test("a start that fails says why in both languages, and a surprise is not explained away", () => {
  const settings = readSettings({ PORT: "8080", DATABASE_URL: "postgres://asa@db.example:5432/asa" });
  const failure = (code: string, message = "") => sayFailure(Object.assign(new Error(message), { code }), settings);
  expect(failure("EADDRINUSE")).toMatch(/พอร์ต 8080 .*\nPort 8080 /u);
  expect(failure("ECONNREFUSED")).toMatch(/PostgreSQL ที่ db\.example:5432 .*\nPostgreSQL at db\.example:5432 /u);
  expect(failure("28P01", "no")).not.toContain("asa@");
  expect(failure("EACCES", "denied")).toMatch(/โฟลเดอร์ data .*\nThe folder data /u);
  expect(failure("", "This database was made by a newer version of Asa (step 9).")).toContain("Run the newer version");
  expect(sayFailure(new TypeError("x is not a function"), settings)).toBeUndefined();
});

describe("on a real socket", () => {
  const raw = async (bytes: string): Promise<string> => {
    const server = await startServer();
    await server.app.listen({ port: 0, host: "127.0.0.1" });
    const socket = connect((server.app.server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(bytes);
    let answer = "";
    for await (const chunk of socket) answer += String(chunk);
    await server.close();
    return answer;
  };

  test("headers without end are refused by what they are", async () => {
    const answer = await raw(`GET /v1/health HTTP/1.1\r\nhost: x\r\nx: ${"y".repeat(20_000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 [\s\S]*"code":"headers"/u);
  });

  test("what is not HTTP is told so", async () => {
    expect(await raw("HELO\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*"code":"request"/u,
    );
  });
});
