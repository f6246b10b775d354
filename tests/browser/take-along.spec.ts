import { createReadStream } from "node:fs";
import { text } from "node:stream/consumers";
import type { Page } from "@playwright/test";
import { button, link, say } from "./acts.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith } from "./phone.ts";

test.use({ apart: "take-along" });

const fileFrom = async (page: Page, press: () => Promise<void>): Promise<{ name: string; text: string }> => {
  const given = page.waitForEvent("download");
  await press();
  const download = await given;
  return { name: download.suggestedFilename(), text: await text(createReadStream(await download.path())) };
};

test("Somebody with a certificate takes it along as an Open Badge, and what they learnt as xAPI without a signal", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  const { user } = JSON.parse((await askAsPhone(page, "/v1/me")).text) as { readonly user: { readonly id: string } };
  const code = "22222222";
  const passed = { course: "FAKE-3", version: "0".repeat(16), titleTh: "รู้ทันข่าวปลอม", titleEn: "Spot fake news" };
  const body = {
    by: user.id,
    name: "สมชาย ใจดี (ตัวอย่าง)",
    ...passed,
    minutes: 180,
    after: 85,
    issuedOn: "2026-11-21",
    code,
    payload: `1.a1b.FAKE-3.fyd.50.4LiZ4Lib.${code}abcdef`,
    skills: [{ code: "check-news", level: 1 }],
  };
  server.command("tests/browser/plant-records.ts", JSON.stringify([{ kind: "certificate", id: code, body }]));
  await page.goto(`${server.origin}/certificates`);
  await page.reload();
  await link(page, "รู้ทันข่าวปลอม").tap();
  const badge = await fileFrom(page, () => button(page, "ดาวน์โหลด Open Badge").tap());
  expect(badge.name).toBe(`asa-${code}.jws`);
  const claims = JSON.parse(Buffer.from(badge.text.split(".")[1] ?? "", "base64url").toString()) as object;
  expect(claims).toMatchObject({ name: "รู้ทันข่าวปลอม", type: ["VerifiableCredential", "OpenBadgeCredential"] });
  expect(JSON.stringify(claims)).not.toContain("สมชาย");

  await phone.signal("noSignal");
  await button(page, "ดาวน์โหลด Open Badge").tap();
  await expect(page.getByText(say("ยังขอไม่ได้ เพราะไม่มีสัญญาณ"))).toBeVisible();
  await page.goto(`${server.origin}/certificates`);
  const history = await fileFrom(page, () => button(page, "ส่งออกประวัติการเรียน (xAPI)").tap());
  const statements = JSON.parse(history.text) as readonly { readonly verb: { readonly id: string } }[];
  expect(statements.map(({ verb }) => verb.id)).toContain("http://id.tincanapi.com/verb/earned");
});
