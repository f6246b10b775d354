import { AxeBuilder } from "@axe-core/playwright";
import { addPerson, button, everythingIsSent, heading, link, say } from "./acts.ts";
import { askAsPhone } from "./ask-as-phone.ts";
import { expect, test } from "./fixtures.ts";
import { typeDigits } from "./lock-screens.ts";
import { isUsable, signInWith, type Phone } from "./phone.ts";
import { PIN, typePinByHand } from "./test-key.ts";

// Phones that are taken away leave work for a coordinator, which other tests would take for theirs.
test.use({ apart: "lock", effort: "real" });

const OTHER_PIN = "719346";

/** The app is closed and opened: it asks for the PIN, and this test types. */
const locked = async (phone: Phone, origin: string): Promise<void> => {
  await typePinByHand(phone.page);
  await phone.page.goto("about:blank");
  await phone.page.goto(`${origin}/today`);
  await expect(heading(phone.page, "ใส่ PIN")).toBeVisible();
};

const unlock = async ({ page }: Phone, pin: string): Promise<void> => {
  await expect(heading(page, "ใส่ PIN")).toBeVisible();
  await page.keyboard.type(pin);
  await isUsable(page);
};

const clientIdOf = async ({ page }: Phone): Promise<string> => {
  const { list } = JSON.parse((await askAsPhone(page, "/v1/devices")).text) as {
    readonly list: readonly { readonly clientId: string; readonly isThis: boolean }[];
  };
  return list.find(({ isThis }) => isThis)?.clientId ?? "";
};

const opens = (phone: Phone): Promise<void> => isUsable(phone.page);

test("A PIN is set once after signing in, by finger or keyboard: not one that is easy to guess, and twice the same", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await page.goto(`${server.origin}/sign-in`);
  await typePinByHand(page);
  await page.goto(server.links.volunteer);
  await expect(heading(page, "ตั้ง PIN 6 หลัก")).toBeVisible();
  await typeDigits(page, "123456");
  await expect(page.getByText(say("เลขนี้เดาง่าย"))).toBeVisible();
  await page.keyboard.type(OTHER_PIN);
  await expect(heading(page, "ใส่ PIN อีกครั้ง")).toBeVisible();
  await page.keyboard.type("71934");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("47");
  await expect(page.getByText(say("สองครั้งไม่ตรงกัน"))).toBeVisible();
  await typeDigits(page, OTHER_PIN);
  await expect(heading(page, "ใส่ PIN อีกครั้ง")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await typeDigits(page, OTHER_PIN);
  await opens(phone);
});

test("Opened again, also without a signal, the phone asks for the PIN and opens with the right one alone", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await phone.signal("noSignal");
  await locked(phone, server.origin);
  await expect(page.getByText(say("สมุดงานของ"))).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await typeDigits(page, "908172");
  await expect(page.getByText(say("PIN ไม่ถูกต้อง ลองได้อีก 9 ครั้ง"))).toBeVisible();
  await page.keyboard.type(PIN);
  await opens(phone);
});

test("Each wrong PIN after the fourth makes a thief wait longer, also past a restart, and the tenth ends it", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(150_000);
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await phone.signal("noSignal");
  await addPerson(page, "ยายรอส่ง ทดสอบสมมุติ");
  await page.clock.install();
  await locked(phone, server.origin);
  for (let tries = 1; tries <= 9; tries += 1) {
    await page.keyboard.type("908172");
    const answer = tries < 5 ? `ลองได้อีก ${10 - tries} ครั้ง` : "ใส่ผิดหลายครั้ง";
    await expect(page.getByText(say(answer))).toBeVisible();
    if (tries === 5) {
      await page.reload();
      await expect(page.getByText(say("ใส่ผิดหลายครั้ง"))).toBeVisible();
      await page.keyboard.type(PIN);
      await expect(heading(page, "ใส่ PIN")).toBeVisible();
    }
    if (tries >= 5) await page.clock.fastForward("30:01");
    await expect(page.locator(".keypad").getByRole("button", { name: "1" })).toBeEnabled();
  }
  await page.keyboard.type("908172");
  await expect(heading(page, "ใส่ PIN ผิดครบ 10 ครั้ง")).toBeVisible();
  await expect(page.getByText(say("งานที่ยังไม่ได้ส่งไม่หาย"))).toBeVisible();
  await page.reload();
  await expect(heading(page, "ใส่ PIN ผิดครบ 10 ครั้ง")).toBeVisible();

  // With a signal it hands in what was sealed; a new code and a new PIN bring everything back.
  await phone.signal("signal");
  await page.goto(server.links.volunteer);
  await button(page, "เข้าสู่ระบบด้วยรหัสในลิงก์").tap();
  for (const words of ["ตั้ง PIN 6 หลัก", "ใส่ PIN อีกครั้ง"]) {
    await expect(heading(page, words)).toBeVisible();
    await page.keyboard.type(OTHER_PIN);
  }
  await opens(phone);
  await expect(async () => {
    await page.goto(`${server.origin}/people`);
    await unlock(phone, OTHER_PIN);
    await page.getByRole("searchbox").fill("ยายรอส่ง");
    await expect(page.locator("main .row").first()).toContainText("ยายรอส่ง", { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
});

test("A person locks the phone at once, and chooses another PIN after giving the old one", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await typePinByHand(page);
  await page.goto(`${server.origin}/me`);
  await unlock(phone, PIN);
  await button(page, "ล็อกเดี๋ยวนี้").tap();
  await unlock(phone, PIN);
  await button(page, "เปลี่ยน PIN").tap();
  await expect(heading(page, "ใส่ PIN เดิม")).toBeVisible();
  await page.keyboard.type(PIN);
  for (const words of ["ตั้ง PIN 6 หลัก", "ใส่ PIN อีกครั้ง"]) {
    await expect(heading(page, words)).toBeVisible();
    await page.keyboard.type(OTHER_PIN);
  }
  await opens(phone);
  await locked(phone, server.origin);
  await page.keyboard.type(PIN);
  await expect(page.getByText(say("PIN ไม่ถูกต้อง"))).toBeVisible();
  await page.keyboard.type(OTHER_PIN);
  await opens(phone);
});

test("Five minutes out of sight lock the phone; four do not", async ({ server, newPhone }) => {
  const phone = await newPhone();
  const { page } = phone;
  await page.clock.install();
  await signInWith(phone, server.links.volunteer);
  await typePinByHand(page);
  const hidden = (is: boolean): Promise<void> =>
    page.evaluate(
      (state) => {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
        document.dispatchEvent(new Event("visibilitychange"));
      },
      is ? "hidden" : "visible",
    );
  await hidden(true);
  await page.clock.fastForward("04:00");
  await hidden(false);
  await expect(link(page, "บันทึกการช่วยเหลือ")).toBeVisible();
  await hidden(true);
  await page.clock.fastForward("05:01");
  await hidden(false);
  await unlock(phone, PIN);
});

test("A forgotten PIN costs a new code and a download, not the work that was never sent", async ({
  server,
  newPhone,
}) => {
  const phone = await newPhone();
  const { page } = phone;
  await signInWith(phone, server.links.volunteer);
  await phone.signal("noSignal");
  const id = await addPerson(page, "ยายลืมพิน ทดสอบสมมุติ");
  await locked(phone, server.origin);
  await button(page, "ลืม PIN").tap();
  await expect(page.getByText(say("งานที่ยังไม่ได้ส่งไม่หาย"))).toBeVisible();
  await phone.signal("signal");
  await page.goto(server.links.volunteer);
  await button(page, "เข้าสู่ระบบด้วยรหัสในลิงก์").tap();
  await button(page, "ลืม PIN").tap();
  await button(page, "ตั้ง PIN ใหม่").tap();
  for (const words of ["ตั้ง PIN 6 หลัก", "ใส่ PIN อีกครั้ง"]) {
    await expect(heading(page, words)).toBeVisible();
    await page.keyboard.type(OTHER_PIN);
  }
  await opens(phone);
  await expect(async () => {
    await page.goto(`${server.origin}/people/${id}`);
    await unlock(phone, OTHER_PIN);
    await expect(heading(page, "ยายลืมพิน ทดสอบสมมุติ")).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
});

test("A phone that was taken away closes at its next contact, locked or open, and its sealed work waits for the coordinator", async ({
  server,
  newPhone,
}) => {
  const [lost, other] = [await newPhone(), await newPhone()];
  await signInWith(lost, server.links.volunteer);
  await signInWith(other, server.links.volunteer);
  await everythingIsSent(lost.page);
  const clientId = await clientIdOf(lost);
  await lost.signal("noSignal");
  await addPerson(lost.page, "ยายเครื่องหาย ทดสอบสมมุติ");
  expect((await askAsPhone(other.page, "/v1/devices/revoke", { clientId })).status).toBe(200);

  await lost.signal("signal");
  await expect(heading(lost.page, "เครื่องนี้ถูกตัดออกแล้ว")).toBeVisible({ timeout: 30_000 });
  await lost.page.reload();
  await expect(heading(lost.page, "เครื่องนี้ถูกตัดออกแล้ว")).toBeVisible();
  await expect
    .poll(() => lost.page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), {
      timeout: 30_000,
    })
    .not.toContainEqual(expect.stringMatching(/^asa-[0-9a-f]{8}-/u));

  const coordinator = await newPhone();
  await signInWith(coordinator, server.links.subdistrictCoordinator);
  await coordinator.page.goto(`${server.origin}/reviews`);
  await expect(coordinator.page.getByText(say("ส่งมาจากเครื่องที่ถูกตัดออกแล้ว")).first()).toBeVisible();

  // A locked one hears it as well, before anybody can open it.
  const own = await clientIdOf(other);
  await other.signal("noSignal");
  await locked(other, server.origin);
  const third = await newPhone();
  await signInWith(third, server.links.volunteer);
  expect((await askAsPhone(third.page, "/v1/devices/revoke", { clientId: own })).status).toBe(200);
  await other.signal("signal");
  await expect(heading(other.page, "เครื่องนี้ถูกตัดออกแล้ว")).toBeVisible({ timeout: 30_000 });
});
