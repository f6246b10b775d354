import { expect, test } from "@playwright/test";
import { barriers } from "./barriers.ts";
import { cutText, smallTargets } from "./readable.ts";

test("The measure of what is cut sees text over the edge, out of its button, and hidden in its field", async ({
  page,
}) => {
  await page.setContent(`<main>
    <p style="white-space:nowrap">${"ยาวมาก".repeat(40)}</p>
    <button style="width:60px;white-space:nowrap">ไม่พอดีกับปุ่มนี้</button>
    <input value="${"W".repeat(60)}" style="width:80px">
    <div style="height:20px;overflow:hidden">หนึ่ง<br>สอง<br>สาม</div></main>`);
  const found = await cutText(page);
  expect(found.join("\n")).toMatch(/the page is \d+ wide/u);
  expect(found.join("\n")).toContain("runs out of its BUTTON");
  expect(found.join("\n")).toContain("cuts what stands in it");
  expect(found.join("\n")).toContain("px of height");
});

test("The measure of targets sees a button that is too small for a thumb", async ({ page }) => {
  await page.setContent(`<main><button style="width:40px;height:40px">เล็ก</button>
    <button style="width:60px;height:60px">พอดี</button></main>`);
  expect(await smallTargets(page)).toEqual([`"เล็ก" is 40 × 40`]);
});

test("The measure of barriers sees them at each look at a page, and only while they stand there", async ({ page }) => {
  await page.setContent('<html lang="th"><title>หน้า</title><main><h1>ชื่อเรื่อง</h1></main></html>');
  expect(await barriers(page)).toEqual([]);
  await page.evaluate(() => document.querySelector("main")?.append(document.createElement("img")));
  expect((await barriers(page)).join("\n")).toMatch(/^image-alt: /u);
  await page.evaluate(() => {
    document.querySelector("img")?.remove();
    document.querySelector("h1")?.setAttribute("style", "color: #8a8a8a");
  });
  const pale = (await barriers(page)).join("\n");
  expect(pale).toMatch(/^color-contrast/mu);
  expect(pale).not.toContain("image-alt");
});
