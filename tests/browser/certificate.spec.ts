import type { Page } from "@playwright/test";
import { uuidv7 } from "uuidv7";
import type { Catalogue } from "#domain/course.ts";
import { itemsOf } from "#domain/course-progress.ts";
import { registryVersion } from "#domain/record-types.ts";
import { button, heading, keepCourse, link, say } from "./acts.ts";
import { answer } from "./answer-test.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";
import { storedRows } from "./stored.ts";

test.use({ apart: "certificates" });

/** All of the course but its last test, on this phone. */
const learnOn = async (page: Page, code: string): Promise<void> => {
  const { courses } = JSON.parse((await askAsPhone(page, "/v1/courses")).text) as Catalogue;
  const { user } = JSON.parse((await askAsPhone(page, "/v1/me")).text) as { readonly user: { readonly id: string } };
  const course = courses.find((each) => each.code === code);
  if (!course) throw new Error(`there is no course ${code}`);
  const at = new Date().toISOString();
  const changes = itemsOf(course.languages.th).map(({ kind, item, module, part }, index) => {
    const whole = { by: user.id, course: code, at };
    const set =
      kind === "questions"
        ? {
            version: course.version,
            test: String(module),
            startedAt: at,
            answers: [{ q: `${module}/q1`, c: 0 }],
            right: 0,
          }
        : { item, part };
    const k = kind === "questions" ? "attempt" : "lessonDone";
    return { n: index + 1, v: 1, k, id: uuidv7(), op: "put", at, b: 0, set: { ...whole, ...set } };
  });
  const [phone] = await storedRows(page, "meta");
  const push = [{ p: `u:${user.id}`, m: changes }];
  const sent = { c: phone?.["clientId"], cur: null, r: registryVersion, lim: 65_536, push };
  expect((await askAsPhone(page, "/v1/sync", sent)).status).toBe(200);
};

test("Who passes a course gets a certificate that another phone knows without a signal, until it is taken back", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(120_000);
  const [mine, older, theirs, visitor] = [await newPhone(), await newPhone(), await newPhone(), await newPhone()];
  await signInWith(theirs, server.links.districtCoordinator);
  // From here on it hears of nothing.
  await theirs.signal("noSignal");

  await signInWith(mine, server.links.volunteer);
  const { page } = mine;
  await keepCourse(page, "รู้ทันข่าวปลอม");
  await signInWith(older, server.links.volunteer);
  await learnOn(older.page, "FAKE-3");
  await mine.signal("noSignal");
  await page.goto(`${server.origin}/learn/FAKE-3/test/post`);
  for (let n = 0; n < 20; n += 1) await answer(page, true, "");
  await button(page, "บันทึกและดูผล").tap();
  await expect(heading(page, "ผ่าน")).toBeVisible();
  await page.goto(`${server.origin}/certificates`);
  await expect(heading(page, "ยังไม่มีวุฒิบัตร")).toBeVisible();

  await mine.signal("signal");
  await page.goto(`${server.origin}/learn`);
  await link(page, "วุฒิบัตร").tap();
  await link(page, "รู้ทันข่าวปลอม").tap();
  const qr = page.locator("main svg.qr");
  await expect(qr).toBeVisible();
  const picture = await qr.screenshot();
  // One page, laid across.
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  expect(paper.match(/\/Type ?\/Page\b/gu)).toHaveLength(1);
  expect(paper).toMatch(/\/MediaBox ?\[0 0 841\.\d+ 59[45]/u);
  const code = ((await page.locator(".facts-list dd").nth(1).textContent()) ?? "").trim();

  await theirs.page.goto(`${server.origin}/c`);
  await isUsable(theirs.page);
  await button(theirs.page, "สแกน QR").tap();
  await theirs.page
    .locator('input[type="file"]')
    .setInputFiles({ name: "qr.png", mimeType: "image/png", buffer: picture });
  await expect(heading(theirs.page, "วุฒิบัตรนี้ใช้ได้")).toBeVisible();
  await expect(theirs.page.getByText(say("ตรวจในเครื่องโดยไม่ใช้สัญญาณ"))).toBeVisible();
  const answered = theirs.page.url();

  // Somebody without an account, by the number on the paper.
  await visitor.page.goto(`${server.origin}/c`);
  await button(visitor.page, "พิมพ์เลขที่แทน").tap();
  await visitor.page.getByLabel(say("เลขที่")).fill(code.toLowerCase());
  await button(visitor.page, "ตรวจสอบ").tap();
  await expect(heading(visitor.page, "วุฒิบัตรนี้ใช้ได้")).toBeVisible();

  server.command("src/server/revoke-certificate.ts", "--code", code, "--why", "wrongName");
  await theirs.page.goto(`${server.origin}/today`);
  await theirs.page.goto(answered);
  await expect(heading(theirs.page, "วุฒิบัตรนี้ใช้ได้")).toBeVisible();
  await theirs.signal("signal");
  await theirs.page.goto(answered);
  await expect(heading(theirs.page, "วุฒิบัตรนี้ใช้ไม่ได้แล้ว")).toBeVisible();
  await expect(theirs.page.getByText(say("เหตุผล: ชื่อในใบไม่ถูกต้อง ออกใบใหม่แทน"))).toBeVisible();
});
