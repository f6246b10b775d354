/** The commands beside the server, as whoever runs it types them. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { openDatabase, type Database } from "#server/database.ts";
import { plant } from "#server/plant.ts";
import { deriveKey } from "#server/secret.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { RESTART_STEP } from "#sync/store.ts";
import { nok, NOON, SECRET } from "./server-for-tests.ts";

const person = "019ab000-0000-7000-8000-00000000c001";
const HERE = "t:980101";

let directory: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), "asa-commands-"));
  await withDatabase(async (database) => {
    const store = sqlStore(database);
    const body = { name: "สมชาย ใจดี", areaCode: "98010101", status: "active" };
    const user = { name: "นก (ตัวอย่าง)", phone: "000-111-2222", affiliations: [] };
    await plant(
      store,
      [
        { kind: "user", id: nok, body: user },
        { kind: "citizen", id: person, body },
      ],
      NOON,
    );
    const note = { clientId: uuidv7(), userId: nok, now: NOON, left: [], erased: [] };
    await store.noteReader({ ...note, started: [HERE] });
  });
});
afterEach(() => rmSync(directory, { recursive: true }));

const withDatabase = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
  const factKey = deriveKey(SECRET, "facts").toString("base64url");
  const database = await openDatabase({ directory, factKey });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
};

const command = async (name: string, ...words: readonly string[]) => {
  const env = { PATH: process.env["PATH"] ?? "", DATA_DIR: directory, ASA_SECRET: SECRET };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [`src/server/${name}.ts`, ...words], { env });
    return { code: 0, said: stdout };
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "stderr" in error)) throw error;
    return { code: error.code, said: String(error.stderr) };
  }
};

test("[E2] npm run erase takes a person's record, says how much went, and lists phones that have not heard of it", async () => {
  const first = await command("erase", "--person", person.toUpperCase());
  expect(first.code).toBe(0);
  expect(first.said).toContain("Erased 1 records");
  expect(first.said).toContain(join(directory, "erasures.jsonl"));
  expect(first.said).toContain("นก (ตัวอย่าง)  000-111-2222");
  expect((await command("erase", "--person", person)).said).toContain("Erased 0 records");
  const left = await withDatabase(({ db }) => db.selectFrom("row").select("body").where("id", "=", person).execute());
  expect(left).toEqual([{ body: null }]);
  expect((await command("erase", "--list")).said).toContain("Not confirmed by 1 phones");
  await withDatabase(({ db }) => db.updateTable("reader").set({ left_at: NOON }).execute());
  expect((await command("erase", "--list")).said).toContain("Every phone has confirmed.");
});

test("[E1] npm run erase names the villages where an id stands twice, and erases nothing until one is given", async () => {
  await withDatabase((database) => {
    const body = { name: "มานี", areaCode: "33010401", status: "active" };
    const names = { areaCode: "33010401", fiscalYear: 2570, people: 4, nameTh: "บ้านโนน", nameEn: "Ban Non" };
    const records = [
      { kind: "citizen", id: person, body },
      { kind: "villageTarget", id: uuidv7(), body: names },
    ];
    return plant(sqlStore(database), records, NOON);
  });
  const left = () =>
    withDatabase(async ({ db }) => {
      const rows = await db.selectFrom("row").select(["aud", "body"]).where("id", "=", person).orderBy("aud").execute();
      return rows.map(({ aud, body }) => [aud, body === null]);
    });
  const asked = await command("erase", "--person", person);
  expect(asked.code).toBe(1);
  for (const text of ["--village 33010401  บ้านโนน", "--village 98010101", "nothing was erased"]) {
    expect(asked.said).toContain(text);
  }
  expect((await command("erase", "--person", person, "--village", "33010402")).said).toContain("no such record");
  expect((await command("erase", "--person", person, "--village", "3301")).said).toContain("npm run erase --");
  expect(await left()).toEqual([
    ["33010401", false],
    ["98010101", false],
  ]);
  expect((await command("erase", "--person", person, "--village", "33010401")).code).toBe(0);
  expect(await left()).toEqual([
    ["33010401", true],
    ["98010101", false],
  ]);
});

test("npm run erase without a person, or with one that is not there, erases nothing and says how it is used", async () => {
  for (const words of [[], ["--person"], ["--person", "สมชาย"], ["--everybody"]]) {
    expect(await command("erase", ...words)).toMatchObject({
      code: 1,
      said: expect.stringContaining("npm run erase --"),
    });
  }
  expect(await command("erase", "--person", uuidv7())).toMatchObject({
    code: 1,
    said: expect.stringContaining("There is no such record"),
  });
});

test("[R4] npm run restored begins a new epoch above all old numbers, and erases again what the backup brought back", async () => {
  const state = () =>
    withDatabase(async (database) => {
      const store = sqlStore(database);
      return { epoch: await store.epoch(), head: (await store.heads([HERE])).get(HERE)?.head ?? 0 };
    });
  const before = await state();
  await command("erase", "--person", person);
  // The backup of before: the row stands as it stood.
  await withDatabase(({ db }) =>
    db
      .updateTable("row")
      .set({ body: '{"name":"สมชาย"}', erased: 0, deleted_at: null })
      .where("id", "=", person)
      .execute(),
  );
  const { code, said } = await command("restored");
  expect([code, said]).toEqual([0, expect.stringContaining("Erased again: 1 records")]);
  const after = await state();
  expect(after.epoch).not.toBe(before.epoch);
  expect(after.head).toBeGreaterThan(before.head + RESTART_STEP);
  expect((await command("restored")).said).toContain("Erased again: 0 records");
});

test("npm run retention says what was removed and what will be, and without an order says how it is used", async () => {
  const wrong = await command("retention");
  expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining("npm run retention --") });
  const said = await command("retention", "--report");
  expect(said.code).toBe(0);
  expect(said.said).toContain("It has not run yet.");
  expect(said.said).toMatch(/helpLog {2}0/u);
  expect(said.said).not.toContain("สมชาย");
});

test("npm run audit says whether the log is whole, what it holds of a person, and which line somebody changed", async () => {
  expect((await command("invite", "--name", "สมศรี", "--role", "volunteer", "--scope", "98010101")).code).toBe(0);
  await command("erase", "--person", person);
  const whole = await command("audit", "verify");
  expect(whole).toMatchObject({ code: 0, said: expect.stringContaining("is whole: 2 lines") });
  const [newest = ""] = /2:[\w-]{43}/u.exec(whole.said) ?? [];
  expect((await command("audit", "verify", "--newest", newest)).code).toBe(0);
  const listed = await command("audit", "list", "--of", person);
  expect(listed.said).toContain("erase");
  expect(listed.said).not.toMatch(/สมชาย|สมศรี/u);
  expect(await command("audit")).toMatchObject({ code: 1, said: expect.stringContaining("npm run audit --") });
  await withDatabase(async ({ db }) => {
    await sql`drop trigger audit_no_update`.execute(db);
    await sql`update audit set actor = 'somebody' where n = 1`.execute(db);
  });
  expect(await command("audit", "verify")).toMatchObject({
    code: 1,
    said: expect.stringContaining("line 1 is changed"),
  });
  expect((await command("audit", "verify", "--newest", newest)).code).toBe(1);
});

test("[8.8] npm run lock-out says how much ended, and changes nothing for nobody", async () => {
  expect(await command("lock-out")).toMatchObject({ code: 1, said: expect.stringContaining("npm run lock-out --") });
  expect(await command("lock-out", "--person", uuidv7())).toMatchObject({
    code: 1,
    said: expect.stringContaining("nothing was changed"),
  });
  expect(await command("lock-out", "--person", nok, "--end-posts")).toMatchObject({
    code: 0,
    said: expect.stringContaining("Ended 0 sign-ins and 0 posts"),
  });
});
