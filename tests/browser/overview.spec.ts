import { button, heading, say } from "./acts.ts";
import { expect, test } from "./fixtures.ts";
import { isUsable, signInWith } from "./phone.ts";
import { cutText } from "./readable.ts";
import { prefer } from "./screens.ts";

const figure = ".card .figure";

test("A coordinator reads the figures with no signal, with how old they are, and a failure hides nothing", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.districtCoordinator);
  await expect(button(phone.page, "ปรับปรุง")).toBeVisible();
  const figures = await phone.page.locator(figure).allTextContents();
  await phone.signal("noSignal");
  await server.stop();
  await phone.close();
  await phone.reopen("noSignal");
  const { page } = phone;
  await page.goto(server.origin);
  await isUsable(page);
  await expect(heading(page, "อำเภอเมืองสาธิต")).toBeVisible();
  await expect(heading(page, "ไม่มีสัญญาณ ยังปรับปรุงตัวเลขไม่ได้")).toBeVisible();
  await expect(page.getByText(say("ข้อมูล ณ วันนี้"))).toBeVisible();
  expect(await page.locator(figure).allTextContents()).toEqual(figures);

  await server.start();
  await phone.signal("signal");
  await button(page, "ปรับปรุง").tap();
  await expect(heading(page, "ไม่มีสัญญาณ ยังปรับปรุงตัวเลขไม่ได้")).toBeHidden();
});

test("A coordinator goes from the district to a sub-district and back", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.districtCoordinator);
  const { page } = phone;
  await page.getByRole("link", { name: say("ตำบลสาธิตกลาง") }).tap();
  await expect(heading(page, "ตำบลสาธิตกลาง")).toBeVisible();
  await isUsable(page);
  await expect(heading(page, "รายตำบล")).toHaveCount(0);
  await page.getByRole("link", { name: say("กลับไปอำเภอเมืองสาธิต") }).tap();
  await expect(heading(page, "อำเภอเมืองสาธิต")).toBeVisible();
});

test("Who has been silent longest stands first, with the call beside the name", async ({ server, newPhone }) => {
  const phone = await newPhone({ width: 1280, height: 800 });
  await signInWith(phone, server.links.districtCoordinator);
  const { page } = phone;
  const rows = page.locator("table tbody tr");
  await expect(rows).toHaveCount(32);
  const days = (await rows.locator("td:nth-child(2)").allTextContents()).flatMap((text) =>
    [...text.matchAll(new RegExp(`${say("ไม่ได้ส่ง")}\\s(\\d+)`, "gu"))].map(([, count]) => Number(count)),
  );
  expect(days.length).toBeGreaterThan(0);
  expect(days).toEqual(days.toSorted((a, b) => b - a));
  await expect(rows.first().getByRole("link", { name: /^โทรหา/u })).toHaveAttribute("href", /^tel:[\d+]+$/u);
});

test("An answer of another shape breaks nothing: what was kept stays", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.districtCoordinator);
  const { page } = phone;
  await expect(button(page, "ปรับปรุง")).toBeVisible();
  const figures = await page.locator(figure).allTextContents();
  await page.route("**/v1/overview**", (route) => route.fulfill({ json: { area: 7, volunteers: "none" } }));
  await button(page, "ปรับปรุง").tap();
  await expect(page.getByText(say("ส่วนกลางยังไม่พร้อม"))).toBeVisible();
  expect(await page.locator(figure).allTextContents()).toEqual(figures);
});

test("Five hundred volunteers with long names are read fifty at a time, with nothing cut on the smallest screen", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone({ width: 320, height: 568 });
  await signInWith(phone, server.links.districtCoordinator);
  const { page } = phone;
  await prefer(page, server.origin, { language: "th", textSize: "3", theme: "light" });
  await page.route("**/v1/overview**", (route) => route.fulfill({ json: largeDistrict }));
  await page.goto(`${server.origin}/overview`);
  await isUsable(page);
  await expect(heading(page, "อสด. 751 คน")).toBeVisible();
  const rows = page.locator("section", { has: heading(page, "อสด. 751 คน") }).locator(".row");
  await expect(rows).toHaveCount(10);
  await button(page, "ดูอีก 50 คน").tap();
  await expect(rows).toHaveCount(60);
  expect(await cutText(page)).toEqual([]);
  // A part of the list would pass for the whole: no sum is shown.
  await expect(page.getByText(say("นัดเลยกำหนด"), { exact: true })).toHaveCount(0);
});

test("An area without villages in the programme, or with nobody silent, says so", async ({ server, newPhone }) => {
  const phone = await newPhone();
  await signInWith(phone, server.links.districtCoordinator);
  const { page } = phone;
  const nothing = { ...largeDistrict, villages: 0, target: 0, villagesWithoutVolunteer: [], subdistricts: [] };
  const answers = [
    { ...nothing, volunteers: { total: 0, list: [] } },
    { ...largeDistrict, silentVolunteers: 0, villagesWithoutVolunteer: [] },
  ];
  await page.route("**/v1/overview**", (route) => route.fulfill({ json: answers.shift() }));
  await button(page, "ปรับปรุง").tap();
  await expect(heading(page, "ปีงบประมาณ 2570 พื้นที่นี้ยังไม่มีหมู่บ้านในโครงการ")).toBeVisible();
  await button(page, "ปรับปรุง").tap();
  await expect(page.getByText(say("ทุกคนส่งข้อมูลภายใน 30 วัน"))).toBeVisible();
  await expect(page.getByText(say("ทุกหมู่บ้านมี อสด. แล้ว"))).toBeVisible();
});

const longName = "พระครูสังฆรักษ์ประสิทธิ์ชัยวัฒนานุสรณ์ จันทร์เพ็ญพิทักษ์สมบูรณ์วงศ์สมมุติ";

const largeDistrict = {
  area: "9801",
  asOf: "2026-11-21T01:00:00.000Z",
  fiscalYear: 2570,
  devicesSent14Days: { n: 501, of: 751 },
  peopleHelped: 2751,
  groupHelps: 1204,
  target: 3004,
  villages: 751,
  activeVillages: 640,
  silentVolunteers: 120,
  subdistricts: [{ code: "980101", villages: 751, activeVillages: 640, peopleHelped: 2751, target: 3004 }],
  volunteers: {
    total: 751,
    list: Array.from({ length: 500 }, (_, at) => ({
      userId: `u${at}`,
      name: longName,
      phone: at % 3 === 0 ? null : "0000000000",
      village: "98010199",
      villageNameTh: at % 2 === 0 ? null : "บ้านหนองตัวอย่างพัฒนาสามัคคีใหม่เหนือ",
      villageNameEn: null,
      lastSeenAt: at === 0 ? null : "2026-10-01T01:00:00.000Z",
      isSilent: at < 120,
      peopleHelped: 14,
      target: 4,
      overdueFollowUps: 12,
    })),
  },
  villagesWithoutVolunteer: Array.from({ length: 40 }, (_, at) => ({
    code: `980101${String(at + 1).padStart(2, "0")}`,
    nameTh: "บ้านหนองตัวอย่างพัฒนาสามัคคีใหม่เหนือ",
    nameEn: "Ban Nong Tuayang Phatthana Samakkhi Mai Nuea",
  })),
};
