/** Many people from one CSV: what is said about each line, and that all good ones are made or none. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readSeparated } from "#domain/sheet/separated.ts";
import { drillOnBothDatabases, type Drill } from "./invitation-drill.ts";
import { lek, type SignedIn } from "./server-for-tests.ts";

const HEAD = "name,phone,village code,role,from,to";
const many = (count: number): string =>
  [
    HEAD,
    ...Array.from(
      { length: count },
      (_, n) => `อาสา คนที่ ${n},08${String(n).padStart(8, "0")},980101${String((n % 90) + 10)}`,
    ),
  ].join("\r\n");

const newVillages = Array.from({ length: 99 }, (_, moo) => `980101${String(moo + 1).padStart(2, "0")}`);

drillOnBothDatabases((start) => {
  let drill: Drill;
  let coordinator: SignedIn;
  beforeEach(async () => {
    drill = await start();
    coordinator = await drill.signIn(lek);
  });
  afterEach(() => drill.close());
  const send = async (csv: string, makeGood = false, more: object = { newVillages }) =>
    drill.post(coordinator, "/v1/invitations/roster", { csv, makeGood, ...more });
  const people = async () => (await drill.database.db.selectFrom("fact_user").select("id").execute()).length;

  test("every bad line is told with its line, field and reason, and a dry run makes nobody", async () => {
    const before = await people();
    const csv = [
      `\uFEFF${HEAD}`,
      `"สมหญิง ""หญิง"" ใจดี",๐๘๑-๒๓๔-๕๖๗๘,๙๘๐๑๐๑๐๓`,
      `,081,98010103`,
      `สมชาย,not a phone,98010103`,
      `สมชาย,,98999901`,
      `สมชาย,,9801010`,
      `สมชาย,,98010201`,
      `สมชาย,,98010103`,
      `สมชาย,,98010103`,
      `นก (ตัวอย่าง),,98010101`,
      `หัวหน้า,,980101,coordinator`,
      `ใคร,,98010103,queen`,
      `วันผิด,,98010103,,2026-11-31`,
      `วันจบ,,98010103,,,2026-01-01`,
      ``,
      `ตัวเสีย\uFFFD,,98010103`,
      `วิทยากร,,980101,trainer,๒๐๒๖-๑๒-๐๑,2027-01-31`,
    ].join("\n");
    const { status, body } = await send(csv);
    expect(status).toBe(200);
    expect(body).toEqual({
      lines: 15,
      good: 3,
      made: [],
      bad: [
        [3, "name", "bad"],
        [4, "phone", "bad"],
        [5, "village", "unknownVillage"],
        [6, "village", "unknownVillage"],
        [7, "village", "outsideArea"],
        [9, "name", "twice"],
        [10, "name", "notIn"],
        [11, "role", "beyondPost"],
        [12, "role", "bad"],
        [13, "from", "bad"],
        [14, "to", "bad"],
        [16, "name", "bad"],
      ].map(([line, field, code]) => ({ line, field, code })),
    });
    expect(await people()).toBe(before);

    const made = (await send(csv, true)).body;
    expect(made.made.map(({ line, name, role, scope }: Record<string, unknown>) => [line, name, role, scope])).toEqual([
      [2, 'สมหญิง "หญิง" ใจดี', "volunteer", "98010103"],
      [8, "สมชาย", "volunteer", "98010103"],
      [17, "วิทยากร", "trainer", "980101"],
    ]);
    expect(await people()).toBe(before + 3);
    const kept = await drill.database.db
      .selectFrom("fact_user")
      .select("phone")
      .where("phone", "like", "081-%")
      .execute();
    expect(kept.map(({ phone }) => phone)).toEqual(["081-234-5678"]);
  });

  test("a list with Thai headings is read whole, who has an account is known by any writing, and one without is asked about", async () => {
    const csv = [
      "ลำดับ,คำนำหน้า,ชื่อ,นามสกุล,หมู่บ้าน,เลขบัตร,รหัสหมู่บ้าน 8 หลัก,หมายเลขโทรศัพท์",
      '1,นาย,สมชาย,ใจดี,บ้านสมมุติ,3101700230708,"98,010,103",812345678',
      "2,นาง,คำดี,ใจงาม,บ้านสมมุติ,,98010103.0,66812345679",
    ].join("\n");
    const made = (await send(csv, true)).body;
    expect(made.made.map(({ name, scope }: Record<string, unknown>) => [name, scope])).toEqual([
      ["นายสมชาย ใจดี", "98010103"],
      ["นางคำดี ใจงาม", "98010103"],
    ]);
    const again = (await send("name,village code\nสม\u200Bชาย ใจดี,98010103\nค\u0E4D\u0E32ดี ใจงาม,98010103", true)).body;
    expect(again.bad.map(({ code }: { code: string }) => code)).toEqual(["notIn", "notIn"]);
    expect((await send("ใคร,ไหน\nสมใจ,98010103")).body).toMatchObject({
      status: 400,
      code: "noHeadings",
      field: "csv",
    });
  });

  test("180 good lines in one call are 180 people with a code each, and the same file again makes nobody", async () => {
    const before = await people();
    const { body } = await send(many(180), true);
    expect([body.lines, body.good, body.bad]).toEqual([180, 180, []]);
    expect(await people()).toBe(before + 180);
    expect(new Set(body.made.map(({ code }: { code: string }) => code)).size).toBe(180);
    for (const at of [0, 179]) {
      const line = body.made[at];
      expect((await drill.knock(line.code)).body).toMatchObject({
        user: { id: line.userId, name: line.name },
        grants: [{ role: "volunteer", scope: line.scope }],
      });
    }
    const again = (await send(many(180), true)).body;
    expect([again.good, again.made, again.bad.length]).toEqual([0, [], 180]);
    const codes = again.bad.map(({ code }: { code: string }) => code);
    expect(codes.filter((code: string) => code === "alreadyHas")).toHaveLength(2);
    expect(codes.filter((code: string) => code === "notIn")).toHaveLength(178);
    expect((await drill.get(coordinator, "/v1/invitations")).body.list).toHaveLength(178);
  }, 60_000);

  test("a village that nobody has had is asked about first, and made only when it is named", async () => {
    const csv = "name,phone,village code\nแดง,,98010101\nเดช,,98010199\nดวง,,98010198";
    const asked = [
      { line: 3, field: "village", code: "newVillage" },
      { line: 4, field: "village", code: "newVillage" },
    ];
    expect((await send(csv, false, {})).body).toMatchObject({ good: 1, bad: asked });
    const { body } = await send(csv, true, { newVillages: ["98010198"] });
    expect(body.made.map(({ scope }: { scope: string }) => scope)).toEqual(["98010101", "98010198"]);
    expect(body.bad).toEqual([asked[0]]);
    const targets = drill.database.db.selectFrom("fact_village_target").select("village");
    expect(await targets.where("village", "=", "98010199").execute()).toEqual([]);
    // Known from now on.
    expect((await send("name,phone,village code\nดาว,,98010198", false, {})).body.good).toBe(1);

    const one = { name: "เดช", role: "volunteer", scope: "98010199" };
    expect((await drill.post(coordinator, "/v1/invitations", one)).body).toMatchObject({
      status: 409,
      code: "newVillage",
      field: "scope",
    });
    const meant = { ...one, newVillages: ["98010199"] };
    expect((await drill.post(coordinator, "/v1/invitations", meant)).status).toBe(200);
  });

  test("an answer that was lost is asked for again: new codes for those who were never in, and the old ones end", async () => {
    const csv = "name,phone,village code\nแดง,,98010101\nเดช,,98010102\nดวง,,98010101";
    const first = (await send(csv, true)).body.made;
    await drill.knock(first[0].code);
    const before = await people();
    expect((await send(csv, false, {})).body.bad.map(({ code }: { code: string }) => code)).toEqual([
      "alreadyHas",
      "notIn",
      "notIn",
    ]);
    const second = (await send(csv, true, { again: true })).body;
    expect(await people()).toBe(before);
    expect(second.bad).toEqual([{ line: 2, field: "name", code: "alreadyHas" }]);
    expect(second.made.map(({ userId }: { userId: string }) => userId)).toEqual([first[1].userId, first[2].userId]);
    expect((await drill.knock(first[1].code)).status).toBe(400);
    expect((await drill.knock(second.made[0].code)).body).toMatchObject({ user: { id: first[1].userId } });
  });

  test("two that send the same file at one moment make each person once", async () => {
    const before = await people();
    const [one, two] = await Promise.all([send(many(20), true), send(many(20), true)]);
    expect([one.body.good, two.body.good].toSorted((a, b) => a - b)).toEqual([0, 20]);
    expect(await people()).toBe(before + 20);
  });

  test("when the database fails in the middle, nothing is written", async () => {
    const before = await people();
    const { db } = drill.database;
    const counts = async () => [
      await people(),
      (await db.selectFrom("invitation").select("id").execute()).length,
      (await db.selectFrom("fact_village_target").select("id").execute()).length,
    ];
    const whole = await counts();
    // With this the tenth line fails, when nine people stand in the transaction already.
    await db.schema.createIndex("one_a_village").on("invitation").column("scope").unique().execute();
    expect((await send(`${many(9)}\r\nคนที่สิบ,,98010118`, true)).status).toBe(500);
    await db.schema.dropIndex("one_a_village").execute();
    expect(await counts()).toEqual(whole);
    expect(await people()).toBe(before);
  });

  test("a file of more than 500 lines or 256 kB is refused as a whole", async () => {
    expect((await send(many(501), true)).body).toMatchObject({ status: 400, code: "tooManyLines", field: "csv" });
    expect((await send("x".repeat(262_145))).body).toMatchObject({ status: 413, code: "tooLarge" });
    expect((await send(many(500))).body.good).toBe(500);
    expect((await send("")).body).toEqual({ lines: 0, good: 0, bad: [], made: [] });
  });
});

describe("a CSV", () => {
  test.each([
    [
      "a,b\nc,d",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a;b\r\nc;d\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ['"a,1"\t"b ""x"""\n', [["a,1", 'b "x"']]],
    ["\uFEFFa,,\n\n , \nb", [["a", "", ""], ["b"]]],
  ] as const)("%j is read as its spreadsheet meant it", (text, rows) => {
    expect(readSeparated(text).map(({ cells }) => cells)).toEqual(rows);
  });

  test("counts lines as an editor does, also behind a field with line breaks", () => {
    expect(readSeparated('"a\nb",1\nc,2\n\nd,3').map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  test("whose quote never ends is one last row, and no error", () => {
    expect(readSeparated('a,"b\nc').map(({ cells }) => cells)).toEqual([["a", "b\nc"]]);
  });
});
