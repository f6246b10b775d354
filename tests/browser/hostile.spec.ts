/** Records full of texts that have broken other programs, on the screens of everyday work. */
import type { Page } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import { fieldProblem } from "#domain/record-type.ts";
import { citizenRecord } from "#domain/records/citizen.ts";
import { helpLogRecord } from "#domain/records/help-log.ts";
import { thaiDay } from "#domain/thai-day.ts";
import { hostileStrings } from "#tests/hostile/hostile-strings.ts";
import { addPerson, button, firstTile, heading, wentWell } from "./acts.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";
import { readPeople } from "./planted.ts";
import { strangersIn } from "./strangers.ts";

test.use({ apart: "hostile" });

const names = hostileStrings.filter((text) => fieldProblem(citizenRecord, "name", text) === null);
const isNote = (text: string): boolean => fieldProblem(helpLogRecord, "note", text) === null;

test("Hostile texts in people's records are shown as they were typed: nothing of them runs, and nothing breaks", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(120_000);
  const writer = await newPhone();
  await signInWith(writer, server.links.volunteer);
  const ids = await pushPeople(writer.page);
  const idOf = (text: string): string => ids.get(text) ?? "";

  const reader = await newPhone();
  const { page } = reader;
  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await signInWith(reader, server.links.volunteer);
  const shows = async (path: string): Promise<void> => {
    await page.goto(server.origin + path);
    await isUsable(page);
    expect([path, await strangersIn(page), dialogs]).toEqual([path, [], []]);
  };
  await shows("/today");
  await shows("/people");
  await page.getByRole("searchbox").fill("<svg/onload");
  await expect(page.locator("main .row").first()).toContainText("<svg/onload=alert(1)>");
  expect(await strangersIn(page)).toEqual([]);
  for (const text of shown) {
    expect(names, "is a name that a phone may write").toContain(text);
    await shows(`/people/${idOf(text)}`);
    await expect(page.locator("main h1")).toContainText(text.trim());
  }
  for (const text of names.filter((_name, at) => at % 40 === 0)) await shows(`/people/${idOf(text)}`);
  await shows("/log/search");
  for (const text of longest) await shows(`/log/${idOf(text)}`);
  await shows(`/log/${idOf(shown[0])}`);
  await firstTile(page).tap();
  await wentWell(page).tap();
  expect(await strangersIn(page)).toEqual([]);
  await button(page, "บันทึก").tap();
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
  expect(await strangersIn(page)).toEqual([]);

  await reader.signal("noSignal");
  await page.goto(`${server.origin}/people`);
  await addPerson(page, `${shown[0]}{{name}}$t(title)`);
  await shows("/me");
  await shows("/me/sending");
  await expect(page.locator("main")).toContainText(`${shown[0]}{{name}}$t(title)`);

  const other = await newPhone();
  await signInWith(other, server.links.otherVolunteer);
  await other.page.goto(`${server.origin}/people`);
  await isUsable(other.page);
  expect(await other.page.locator("main").textContent()).not.toContain("alert(1)");
  await other.page.goto(`${server.origin}/today`);
  await isUsable(other.page);
  expect(await strangersIn(other.page)).toEqual([]);
});

const shown = [
  "<img src=x onerror=alert(1)>",
  "<svg/onload=alert(1)>",
  "javascript:alert(1)",
  "{{constructor}}",
  "$t(common:name)",
  "${alert(1)}",
  "$&",
  "__proto__",
  "&lt;script&gt;alert(1)&lt;/script&gt;",
] as const;

const longest = names.filter((name) => name.length >= 300).slice(0, 3);

/** As a phone would that leaves our app aside: a person for each text, with a help and a promise. Gives the ids. */
const pushPeople = async (page: Page): Promise<ReadonlyMap<string, string>> => {
  const { people, userId } = await readPeople(page);
  const { areaCode = "", partition: p = "" } = people[0] ?? {};
  const c = await page.evaluate(() => String(JSON.parse(localStorage.getItem("asa.account") ?? "{}").clientId));
  const at = new Date().toISOString();
  const ids = new Map(names.map((name) => [name, uuidv7()]));
  const records = names.flatMap((name, nth) => {
    const citizenId = ids.get(name) ?? "";
    const note = isNote(name) ? { note: name } : {};
    const help = { citizenId, areaCode, by: userId, at, minutes: 15, place: "home", topics: ["ID-THAID"], ...note };
    const promise = { citizenId, areaCode, topic: "ID-THAID", due: thaiDay(at), priority: 1, state: "open" };
    return [
      {
        k: "citizen",
        id: citizenId,
        set: { name, areaCode, status: "active", ...(name.length <= 40 && { houseNo: name }) },
      },
      { k: "helpLog", id: uuidv7(), set: { ...help, outcome: "partly" } },
      ...(nth % 5 === 0 ? [{ k: "followUp", id: uuidv7(), set: promise }] : []),
    ];
  });
  const changes = records.map((record, nth) => ({ n: nth + 1, v: 1, op: "put", at, b: 0, ...record }));
  for (let from = 0; from < changes.length; from += 150) {
    const push = [{ p, m: changes.slice(from, from + 150) }];
    const { status, text } = await askAsPhone(page, "/v1/sync", { c, cur: null, lim: 0, push });
    expect([status, JSON.parse(text).res], text.slice(0, 500)).toEqual([200, undefined]);
  }
  return ids;
};
