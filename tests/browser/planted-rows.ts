/** Rows put straight into a phone's database, for screens of what seldom comes about. */
import type { Page } from "@playwright/test";
import { planted, putRows, readPeople } from "./planted.ts";

export const plantUnfit = async (page: Page): Promise<void> => {
  const row = (n: number) => ({
    id: planted.openReview.replace(/21$/u, `3${n}`),
    kind: "citizen",
    partition: "",
    seq: 1,
  });
  await page.evaluate(putRows, { unfit: [1, 2].map((n) => ({ ...row(n), body: { name: n }, unfit: true })) });
};

/** As after a long absence. */
export const plantManyDue = async (page: Page): Promise<void> => {
  const { people } = await readPeople(page);
  const rows = Array.from({ length: 50 }, (_, at) => {
    const { id: citizenId = "", areaCode, partition } = people[at % people.length] ?? {};
    const body = { citizenId, areaCode, topic: "APP-LINE", due: "2026-11-01", priority: 1, state: "open" };
    const id = planted.openReview.replace(/21$/u, String(50 + at));
    return { id, kind: "followUp", partition, seq: 1, body };
  });
  await page.evaluate(putRows, { "record:followUp": rows });
};
