/**
 * The lost-phone drill: a volunteer works for a while, the phone locks and is lost, and somebody copies the browser's
 * whole folder. What docs/security.md says about it ("What a thief gets") is what stands here.
 */
import type { Page } from "@playwright/test";
import { addPerson, button, firstTile, heading, link, say, wentWell } from "./acts.ts";
import { type Hit, type Needle, searchDisk } from "./disk-search.ts";
import { expect, test } from "./fixtures.ts";
import { signInWith, type Phone } from "./phone.ts";
import { storedRows } from "./stored.ts";
import { KNOWN_KEY, PIN, typePinByHand } from "./test-key.ts";

test.use({ effort: "real" });

/** What may be found, where, and why. Everything else fails the drill. */
const ALLOWED: readonly { readonly what: string; readonly file: RegExp; readonly why: string }[] = [
  {
    what: "sign-in link",
    file: /^(Default\/(History|Favicons|Top Sites|Sessions)|segmentation_platform\/)/u,
    why: "The browser notes the address before any page can do anything. A link is good once, for ten minutes.",
  },
  {
    what: "device key",
    file: /^Default\/IndexedDB\//u,
    why: "The browser gives it to no script, but its file is as open as any. It must sign while the phone is locked.",
  },
  {
    what: "pepper",
    file: /^Default\/IndexedDB\//u,
    why: "As the device key. What is left against this thief is the PIN under argon2id.",
  },
];

test("Who copies a locked phone's disk finds no name, number, note, PIN, data key or session on it", async ({
  server,
  newPhone,
}) => {
  test.setTimeout(60_000);
  const phone = await newPhone({ browser: "whole" });
  const { page } = phone;
  const keys = await watchKeys(page);
  await signInWith(phone, server.links.volunteer);
  await workForAWhile(phone, server.origin);
  const needles = await everythingSecret(phone, server.links.volunteer, keys);
  await typePinByHand(page);
  await page.goto(`${server.origin}/today`);
  await expect(heading(page, "ใส่ PIN")).toBeVisible();
  await phone.close();

  // The two that were added, one nickname, one number, one note, and the people of the demo.
  expect(needles.size).toBeGreaterThan(20);
  const hits = searchDisk(phone.profile, needles);
  expect(hits.filter((hit) => !isAllowed(hit))).toEqual([]);

  // The search finds what lies there: the same things in plain, in the newest file and in a compressed one.
  await phone.reopen();
  await layOpen(
    phone.page,
    server.origin,
    [...needles.values()].filter((needle) => typeof needle === "string"),
  );
  await phone.close();
  const found = searchDisk(phone.profile, needles).filter(({ file }) => file.startsWith("Default/IndexedDB/"));
  for (const [what, needle] of needles) {
    if (typeof needle === "string")
      expect
        .soft(
          found.map((hit) => hit.what),
          what,
        )
        .toContain(what);
  }
  expect(found.some(({ file }) => file.endsWith(".ldb"))).toBe(true);
  expect(
    hits.map(({ what }) => what),
    "the keys that browsers keep in plain",
  ).toEqual(expect.arrayContaining(["device key", "pepper"]));
});

/** The page hands the test each key that it makes, which it cannot do with the keys that it keeps. */
const watchKeys = async (page: Page): Promise<ReadonlyMap<string, Uint8Array>> => {
  const keys = new Map<string, Uint8Array>();
  const nameOf = new Map([
    ["ECDSA", "device key"],
    ["HMAC", "pepper"],
  ]);
  await page.exposeFunction("showKey", (algorithm: string, base64url: string) => {
    // A key for one message is made and forgotten.
    keys.set(nameOf.get(algorithm) ?? `${algorithm} key ${keys.size}`, Buffer.from(base64url, "base64url"));
  });
  await page.addInitScript(() => {
    const { subtle } = crypto;
    const make = subtle.generateKey.bind(subtle) as (...words: unknown[]) => Promise<CryptoKey & CryptoKeyPair>;
    const show = (...words: unknown[]): Promise<void> =>
      (globalThis as unknown as { showKey: (...words: unknown[]) => Promise<void> }).showKey(...words);
    const instead = async (algorithm: Algorithm, _extractable: boolean, usages: KeyUsage[]) => {
      const made = await make(algorithm, true, usages);
      const secret = "privateKey" in made ? made.privateKey : made;
      const jwk = await subtle.exportKey("jwk", secret);
      await show(algorithm.name, jwk.d ?? jwk.k);
      const kept = await subtle.importKey("jwk", { ...jwk, ext: false }, algorithm, false, secret.usages);
      return "privateKey" in made ? { publicKey: made.publicKey, privateKey: kept } : kept;
    };
    Object.defineProperty(subtle, "generateKey", { value: instead });
  });
  return keys;
};

/** Puts the needles into an IndexedDB in plain, among so much else that the browser packs a part of it. */
const layOpen = async (page: Page, origin: string, needles: readonly string[]): Promise<void> => {
  // A page of the same origin that is not the app.
  await page.goto(`${origin}/manifest.webmanifest`);
  await page.evaluate(
    (texts) =>
      new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open("in-plain");
        asked.addEventListener("upgradeneeded", () => asked.result.createObjectStore("rows", { autoIncrement: true }));
        asked.addEventListener("error", () => reject(new Error("no database")));
        asked.addEventListener("success", () => {
          const writing = asked.result.transaction("rows", "readwrite");
          const rows = writing.objectStore("rows");
          for (const text of texts) rows.put({ text });
          for (let i = 0; i < 20_000; i += 1) rows.put({ text: `${i} `.repeat(60) });
          for (const text of texts) rows.put({ text });
          writing.addEventListener("complete", () => {
            asked.result.close();
            resolve();
          });
        });
      }),
    needles,
  );
};

const isAllowed = ({ what, file }: Hit): boolean => ALLOWED.some((one) => one.what === what && one.file.test(file));

const workForAWhile = async (phone: Phone, origin: string): Promise<void> => {
  const { page } = phone;
  await addPerson(page, "ยายบัวคำ ทดสอบสมมุติ");
  await page
    .getByRole("link", { name: say("แก้ไข") })
    .first()
    .tap();
  await page.getByLabel(say("ชื่อเล่น")).fill("แม่ใหญ่บัว");
  await page.getByLabel(say("เบอร์โทร")).fill("0898765432");
  await button(page, "บันทึก").tap();
  await expect(heading(page, "แม่ใหญ่บัว")).toBeVisible();
  await link(page, "บันทึกการช่วยเหลือ").tap();
  await firstTile(page).tap();
  await wentWell(page).tap();
  await button(page, "แก้").tap();
  await page.getByLabel(say("หมายเหตุ")).fill("ลูกหลานอยู่กรุงเทพฯ ฝากเงินไว้กับเพื่อนบ้าน");
  await button(page, "ใช้ตามนี้").tap();
  await button(page, "บันทึก").tap();
  await expect(heading(page, "บันทึกในเครื่องแล้ว")).toBeVisible();
  // What waits is as secret as what was sent.
  await phone.signal("noSignal");
  await page.goto(`${origin}/people`);
  await addPerson(page, "ตาสีนวล ทดสอบสมมุติ");
  // What was typed and never saved.
  await page.goto(`${origin}/people/new`);
  await page.getByLabel(say("ชื่อที่คนในหมู่บ้านเรียก หรือชื่อจริง")).fill(HALF_TYPED);
  await expect
    .poll(() => storedRows(page, "kept"))
    .toContainEqual(expect.objectContaining({ name: expect.any(String) }));
};

const HALF_TYPED = "นางยังไม่บันทึก ทดสอบสมมุติ";

const SECRET_FIELDS = new Map([
  ["citizen", ["name", "nickname", "phone"]],
  ["helpLog", ["note"]],
]);

/** Everything that is nobody else's business, by what it is called when it is found. */
const everythingSecret = async (
  { page }: Phone,
  signInLink: string,
  keys: ReadonlyMap<string, Uint8Array>,
): Promise<ReadonlyMap<string, Needle>> => {
  const needles = new Map<string, Needle>([["PIN", PIN], ["data key", KNOWN_KEY], ...keys]);
  for (const [kind, fields] of SECRET_FIELDS) {
    for (const row of await storedRows(page, `record:${kind}`)) {
      const { body } = row as { readonly body: { readonly [field: string]: unknown } };
      for (const field of fields) {
        const value = body[field];
        if (typeof value === "string" && value !== "") needles.set(`${kind} ${field}: ${value}`, value);
      }
    }
  }
  needles.set("half-typed name", HALF_TYPED);
  const code = signInLink.slice(signInLink.indexOf("#") + 1);
  needles.set("sign-in link", code);
  needles.set("sign-in code", code.replace("-", ""));
  // The other cookie holds the phone's number at the server, which is no secret.
  const session = (await page.context().cookies()).find(({ httpOnly }) => httpOnly);
  needles.set("session", session?.value ?? "");
  return needles;
};
