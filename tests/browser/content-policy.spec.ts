import { expect, test } from "./fixtures.ts";
import { isUsable } from "./phone.ts";

test("The page's own style stands in the page and is used; no other inline style, attribute or script is", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await page.goto(`${server.origin}/sign-in`);
  await isUsable(page);
  const looks = await page.evaluate(() => ({
    linked: document.querySelectorAll("head > link[rel=stylesheet]:not([href*=fonts])").length,
    inside: [...document.querySelectorAll("style")].map(({ sheet }) => (sheet?.cssRules.length ?? 0) > 0),
  }));
  expect(looks).toEqual({ linked: 0, inside: [true] });

  const refused = await page.evaluate(async () => {
    const said: string[] = [];
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => said.push(effectiveDirective));
    const style = document.createElement("style");
    style.textContent = "h1 { outline: 7px solid red }";
    document.head.append(style);
    document.querySelector("h1")?.setAttribute("style", "outline: 7px solid red");
    const script = document.createElement("script");
    script.append("window.wasRun = true");
    document.head.append(script);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const heading = document.querySelector("h1");
    return {
      said: said.sort(),
      outline: heading && getComputedStyle(heading).outlineWidth,
      wasRun: "wasRun" in window,
    };
  });
  expect(refused.said).toEqual(expect.arrayContaining(["style-src-attr", "style-src-elem"]));
  expect(refused.outline).not.toBe("7px");
  expect(refused.wasRun).toBe(false);
  // It complained of what this test tried, and of that alone.
  phone.forgiveComplaints();
});
