/** What befalls a course on a phone: a newer text in the middle of something, a full storage, a shelf that does not open. */
import { createHash } from "node:crypto";
import type { Page } from "@playwright/test";
import { buildCourseFiles } from "#content/courses/build.ts";
import { partsOf, readLines, type Catalogue } from "#domain/course.ts";
import { button, heading, keepCourse, link, say, tab } from "./acts.ts";
import { answer } from "./answer-test.ts";
import { onShelf } from "./course-shelf.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";

test.use({ apart: "course-changes" });

test("A phone that is full in the middle of keeping a course says so, keeps what came, and goes on from there", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await tab(page, "/learn").tap();
  await link(page, "รู้ทันข่าวปลอม").tap();
  await page.evaluate(makeRoomFor, 3);
  await button(page, "เก็บไว้ใช้ตอนไม่มีสัญญาณ").tap();
  await expect(page.getByText(say("พื้นที่ในเครื่องเต็ม"))).toBeVisible();
  expect(await onShelf(page, "parts")).toHaveLength(3);
  // Room was made meanwhile.
  await page.reload();
  await expect(page.getByText(/เก็บแล้ว 3 จาก/u)).toBeVisible();
  await button(page, "เก็บไว้ใช้ตอนไม่มีสัญญาณ").tap();
  await expect(page.getByText(say("อยู่ในเครื่อง"))).toBeVisible();
});

test("A newer text that comes in the middle of a test leaves the test as it began; a lesson it no longer has is said to be gone", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(90_000);
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await keepCourse(page, "รู้ทันข่าวปลอม");
  await page.goto(`${server.origin}/learn/FAKE-3/test/1`);
  for (let n = 0; n < 3; n += 1) await answer(page, true, "ถูกต้อง");

  const newer = newerText();
  await serve(page, newer);
  const other = await page.context().newPage();
  await other.goto(`${server.origin}/learn`);
  const hashes = async () => (await onShelf(page, "parts")).map(({ hash }) => hash);
  await expect.poll(hashes, { timeout: 20_000 }).toContain(newer.changed);
  await other.close();

  for (let n = 3; n < 10; n += 1) await answer(page, true, "ถูกต้อง");
  await button(page, "บันทึกและดูผล").tap();
  await expect(page.getByText(say("ถูก 10 จาก 10 ข้อ"))).toBeVisible();

  await phone.signal("noSignal");
  await page.goto(`${server.origin}/learn/FAKE-3/test/1`);
  await expect(heading(page, newer.question)).toBeVisible();
  await page.goto(`${server.origin}/learn/FAKE-3/1/${newer.gone}`);
  await expect(heading(page, "ไม่มีบทนี้ในหลักสูตร")).toBeVisible();
});

test("Where the phone's storage for courses does not open, that is said, and all other work goes on", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await page.addInitScript(() => {
    // Called with its own `this` below.
    // oxlint-disable-next-line typescript/unbound-method
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name, ...version) {
      if (name === "asa-courses") throw new DOMException("Internal error opening backing store.", "UnknownError");
      return open.call(this, name, ...version);
    };
  });
  await page.goto(`${server.origin}/learn`);
  await expect(page.getByText(say("เครื่องนี้เก็บเนื้อหาไม่ได้"))).toBeVisible();
  for (const path of ["/learn/FAKE-3/1/1", "/certificates", "/today", "/people"]) {
    await page.goto(server.origin + path);
    await isUsable(page);
    await expect(heading(page, "หน้านี้เปิดไม่ได้")).toHaveCount(0);
  }
  await page.locator('main a[href^="/people/0"]').first().tap();
  await isUsable(page);
  await expect(heading(page, "หน้านี้เปิดไม่ได้")).toHaveCount(0);
});

/** Runs in the page: after so many parts, the storage is full. */
function makeRoomFor(parts: number): void {
  // Called with its own `this` below.
  // oxlint-disable-next-line typescript/unbound-method
  const { put } = IDBObjectStore.prototype;
  let room = parts;
  IDBObjectStore.prototype.put = function (value: unknown, key?: IDBValidKey) {
    if (this.name === "parts" && (room -= 1) < 0) throw new DOMException("full", "QuotaExceededError");
    return put.call(this, value, key);
  };
}

interface NewerText {
  readonly catalogue: Catalogue;
  readonly lines: readonly string[];
  /** The part that is new, and its first question. */
  readonly changed: string;
  readonly question: string;
  /** The place that no lesson has any more. */
  readonly gone: number;
}

/** FAKE-3 without its first module's second lesson, and with other words in its first question. */
const newerText = (): NewerText => {
  const built = buildCourseFiles();
  const catalogue = JSON.parse(built.get("catalogue.json") ?? "") as Catalogue; // the builder's own
  const question = "คำถามที่เขียนใหม่";
  const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
  const seen: { changed: string; gone: number; lines: string[] } = { changed: "", gone: 0, lines: [] };
  const courses = catalogue.courses.map((course) => {
    if (course.code !== "FAKE-3") return course;
    const { th } = course.languages;
    const old = new Map(
      partsOf(th).map((hash, at) => [hash, (built.get(`${th.pack}.ndjson`) ?? "").split("\n")[at] ?? ""]),
    );
    const modules = th.modules.map((module, nth) => {
      if (nth > 0) return module;
      seen.gone = module.items.length;
      return {
        ...module,
        items: module.items
          .filter((_item, at) => at !== 1)
          .map((item) => {
            if (item.kind !== "questions") return item;
            const text = (old.get(item.part) ?? "").replace(
              /("id":"FAKE-3\/1\/q1","text":)"[^"]*"/u,
              `$1"${question}"`,
            );
            seen.changed = hashOf(text);
            old.set(seen.changed, text);
            return { ...item, part: seen.changed };
          }),
      };
    });
    seen.lines = partsOf({ modules }).map((hash) => old.get(hash) ?? "");
    const pack = hashOf(partsOf({ modules }).join("\n"));
    return { ...course, version: pack, languages: { ...course.languages, th: { ...th, modules, pack } } };
  });
  return { catalogue: { courses }, question, ...seen };
};

const serve = async (page: Page, { catalogue, lines }: NewerText): Promise<void> => {
  await page.context().route("**/v1/courses", (route) => route.fulfill({ json: catalogue }));
  await page.context().route("**/v1/courses/packs/*", (route) => {
    const asked = readLines(new URL(route.request().url()).searchParams.get("parts") ?? "", lines.length) ?? [];
    return route.fulfill({ body: asked.map((line) => `${lines[line - 1]}\n`).join("") });
  });
};
