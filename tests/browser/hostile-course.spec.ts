/** Course texts that mean harm, on a phone: built ones, planted ones, and what is no course at all. */
import type { Page } from "@playwright/test";
import { button, heading, keepCourse, link, say } from "./acts.ts";
import { onShelf, putOnShelf } from "./course-shelf.ts";
import { expect, test } from "./fixtures.ts";
import { hostileCourse } from "./hostile-course.ts";
import { isUsable, signInWith } from "./phone.ts";
import { strangersIn } from "./strangers.ts";

test.use({ apart: "hostile-course" });

test("Hostile texts of a course are read as they stand: nothing of them runs, asks or covers the screen, and what is no course comes again", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(180_000);
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await keepCourse(page, "รู้ทันข่าวปลอม");

  // Each part of the kept course, made into what is none, comes again; without a signal that is said.
  const sound = await onShelf(page, "parts");
  const junk = ["{", "null", '{"kind":"lesson","html":"<script>alert(1)</script>"}', '"<img src=x onerror=alert(1)>"'];
  const spoilt = sound.map(({ hash }, at) => ({ hash, text: junk[at % junk.length] }));
  await putOnShelf(page, "parts", spoilt);
  await phone.signal("noSignal");
  await page.goto(`${server.origin}/learn/FAKE-3/1/1`);
  await expect(page.getByText(say("ไม่มีสัญญาณ ยังเก็บไม่ครบ"))).toBeVisible();
  await phone.signal("signal");
  await button(page, "ลองอีกครั้ง").tap();
  await expect(button(page, "หน้าถัดไป")).toBeVisible();
  await page.goto(`${server.origin}/learn/FAKE-3/test/1`);
  await expect(page.locator("main .choice").first()).toBeVisible();

  // A list that is none is not believed either.
  await putOnShelf(page, "notes", [
    { name: "catalogue", etag: '"x"', courses: [{ code: "<b>", languages: { th: null } }] },
    { name: "kept:FAKE-3:th", courses: [{ code: "FAKE-3", sources: [{ url: "javascript:alert(1)" }] }] },
  ]);
  await page.goto(`${server.origin}/learn`);
  await expect(link(page, "รู้ทันข่าวปลอม")).toBeVisible();

  const { course, parts, lessons, questions } = hostileCourse();
  expect([parts.length, questions]).toEqual([lessons + 1, 40]);
  await putOnShelf(page, "parts", parts);
  await putOnShelf(page, "notes", [{ name: "catalogue", courses: [course] }]);
  const harm = watch(page, server.origin);
  const isHarmless = async (): Promise<void> => expect([...(await strangersIn(page)), ...harm]).toEqual([]);
  await phone.signal("noSignal");
  await page.goto(`${server.origin}/learn`);
  await isUsable(page);
  await isHarmless();
  await page.goto(`${server.origin}/learn/TINY-1`);
  await isUsable(page);
  await isHarmless();
  const read: string[] = [];
  for (let lesson = 1; lesson <= lessons; lesson += 1) {
    await page.goto(`${server.origin}/learn/TINY-1/1/${lesson}`);
    await isUsable(page);
    const next = button(page, "หน้าถัดไป");
    for (;;) {
      await expect(page.locator("article.prose h1")).toBeVisible();
      read.push((await page.locator("article.prose").textContent()) ?? "");
      await isHarmless();
      if (!(await next.isVisible())) break;
      // A tap arrives only where nothing lies over it.
      await next.tap();
    }
  }
  const all = read.join("\n");
  for (const text of ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>"]) {
    expect(all).toContain(text);
  }

  await page.goto(`${server.origin}/learn/TINY-1/test/1`);
  for (let at = 1; at <= 40; at += 1) {
    await expect(page.getByText(say(`ข้อ ${at} จาก 40`), { exact: true })).toBeVisible();
    await page.locator("main .choice").first().tap();
    await page.locator(".dock button").tap();
    await expect(
      heading(page, "คำตอบที่ถูก")
        .or(page.getByText(say("ถูกต้อง"), { exact: true }))
        .first(),
    ).toBeVisible();
    await isHarmless();
    await page.locator(".dock button").tap();
  }
  await button(page, "บันทึกและดูผล").tap();
  await expect(page.getByText(say("กลับหน้าหลักสูตร"))).toBeVisible();
  await isHarmless();
});

/** Fills up with what runs or asks for anything but the app's own files and answers. */
const watch = (page: Page, origin: string): readonly string[] => {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(dialog.message());
    void dialog.dismiss();
  });
  page.on("popup", (popup) => seen.push(popup.url()));
  page.on("request", (request) => {
    const { origin: asked, pathname } = new URL(request.url());
    const isOwn = asked === origin && /^\/(?:v1|assets|fonts|areas|learn|service-worker\.js)/u.test(pathname);
    if (!isOwn || ["image", "media"].includes(request.resourceType())) seen.push(request.url());
  });
  return seen;
};
