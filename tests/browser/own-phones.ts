/** The phones of a person, as the server would send them, and what a phone was told of new ones. */
import type { Page } from "@playwright/test";
import { planted, putRows } from "./planted.ts";

const ago = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const DAY = 24 * 60;

export const ownPhones = () => {
  const phone = { signedInAt: ago(40 * DAY), browser: "Chrome", isSignedIn: true, revokedAt: null, isThis: false };
  return {
    asOf: ago(0),
    list: [
      { ...phone, clientId: "1", lastSeenAt: ago(1), isThis: true },
      { ...phone, clientId: "2", lastSeenAt: null, signedInAt: ago(10), browser: "Samsung Internet" },
      { ...phone, clientId: "3", lastSeenAt: ago(39 * DAY), isSignedIn: false, revokedAt: ago(38 * DAY) },
    ],
    waiting: [{ id: "4", askedAt: ago(3), browser: "Firefox", numbers: ["217", "482", "906"] }],
  };
};

/** Open invitations, as the server would send them to a coordinator. */
export const phonesThatWait = () => {
  const { waiting: phones } = ownPhones();
  const post = { role: "volunteer", scope: "98010101" };
  const codeUntil = ago(-2 * DAY);
  const name = "วันเพ็ญ ใจดีสมมุติ";
  return {
    asOf: ago(0),
    list: [
      { id: "1", userId: "11", name, post, codeUntil, phones, needsSecond: false },
      {
        id: "2",
        userId: "12",
        codeUntil,
        name: "นกน้อย ใจเย็นสมมุติ",
        post,
        phones: phones.map((phone) => ({ ...phone, id: "5" })),
        needsSecond: true,
      },
    ],
  };
};

export const plantAccessNews = async (page: Page): Promise<void> => {
  const userId = planted.openReview.replace(/21$/u, "aa");
  const rows = [
    { what: "phone", name: "นก", at: ago(10), browser: "Samsung Internet", clientId: userId },
    { what: "post", name: "วันเพ็ญ ใจดีสมมุติ", at: ago(60), areaCode: "98010101", by: "เล็ก ใจเย็นสมมุติ" },
    {
      what: "ended",
      name: "นก",
      at: ago(90),
      role: "volunteer",
      place: "บ้านท่าตัวอย่าง",
      day: "2026-11-27",
      by: "เล็ก ใจเย็นสมมุติ",
    },
  ].map((body, n) => ({
    id: planted.openReview.replace(/21$/u, `a${n}`),
    kind: "accessNotice",
    partition: "",
    seq: 1,
    body: { userId, ...body },
  }));
  await page.evaluate(putRows, { "record:accessNotice": rows });
};
