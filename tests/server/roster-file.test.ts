/** A training day: a file of Thai Excel with 180 people becomes 180 phones. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { readSheet } from "#domain/sheet/read-sheet.ts";
import { csvOfRoster, readRoster } from "#domain/sheet/roster.ts";
import { encode } from "#tests/domain/sheet-bytes.ts";
import { drillOnBothDatabases, networkNumber, type Drill } from "./invitation-drill.ts";
import { lek } from "./server-for-tests.ts";

const given = ["แดง", "เดช", "ดวง", "น้ำเพชร", "ฐิติ", "คำแก้ว", "เบญ", "อาภรณ์", "ปิ่น"];

drillOnBothDatabases((start) => {
  let drill: Drill;
  beforeEach(async () => {
    drill = await start();
  });
  afterEach(() => drill.close());

  test("a windows-874 roster of 180 lines brings 180 phones in, each under the name that stands in the file", async () => {
    const people = Array.from({ length: 180 }, (_, n) => `นาง${given[n % given.length]} สมมุติ${n}`);
    const rows = people.map((name, n) => `${n + 1},${name},8${String(n).padStart(8, "0")},9801010${(n % 2) + 1}`);
    const bytes = encode["windows-874"](["ลำดับ,ชื่อ-สกุล,เบอร์โทร,รหัสหมู่บ้าน", ...rows].join("\r\n"));
    const sheet = await readSheet(bytes);
    const { lines, problems } = readRoster(sheet.ok ? sheet.value.rows : []);
    expect([sheet.ok && sheet.value.encoding, lines.length, problems]).toEqual(["windows-874", 180, []]);

    const coordinator = await drill.signIn(lek);
    const asked = { csv: csvOfRoster(lines), makeGood: true };
    const { made } = (await drill.post(coordinator, "/v1/invitations/roster", asked)).body;
    const names: string[] = [];
    for (const [at, { code }] of made.entries()) {
      const { status, body } = await drill.knock(code, { from: networkNumber(at) });
      expect(status).toBe(200);
      names.push(body.user.name);
    }
    expect(names).toEqual(people);
    expect((await drill.get(coordinator, "/v1/invitations")).body.list).toEqual([]);
  }, 90_000);
});
