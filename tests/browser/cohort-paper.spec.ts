import { say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { atFirst } from "./open-screen.ts";
import { signInWith } from "./phone.ts";

test("A roll and a summary of forty names are printed on A4, nothing cut, the head of the table on each page", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.trainer);
  const { page } = phone;
  await atFirst("/training", "/training/0", "/print")(page, server.origin);
  for (const [at, title] of ["ใบเช็กชื่อ", "ใบสรุปผล"].entries()) {
    await page.locator("main .choice").nth(at).tap();
    await page.emulateMedia({ media: "print" });
    const paper = page.locator("article.paper");
    await expect(paper.getByRole("heading", { name: say(title) })).toBeVisible();
    await expect(page.locator("main")).toBeHidden();
    await expect(paper.locator("tbody tr")).toHaveCount(40);
    await expect(paper.locator("tbody")).toContainText(say("น้ำเพชร ปิ่นสมมุติ"));
    const head = paper.locator("thead");
    expect(await head.evaluate((element) => getComputedStyle(element).display)).toBe("table-header-group");
    const cut = await paper.evaluate(
      (element) =>
        [...element.querySelectorAll("th, td, p, h1")].filter((part) => part.scrollWidth > part.clientWidth + 1).length,
    );
    expect(cut).toBe(0);
    await page.emulateMedia({ media: "screen" });
  }
});
