/** Somebody got a certificate for selling half a year ago. */
import type { Page } from "@playwright/test";
import { whole } from "#tests/domain/whole-records.ts";
import { at, inApp, startedAt, type Open } from "./open-screen.ts";
import { putRows, readPeople } from "./planted.ts";

const CODE = "AS7K2M4P";

/** Gives the name of the person who is to be asked. */
export const plantOldCertificate = async (page: Page): Promise<string> => {
  const { people, userId } = await readPeople(page);
  const [first] = people;
  const { cohort: _cohort, copy: _copy, ...earned } = whole["certificate"] ?? {};
  const whose = { by: userId, citizenId: first?.id, areaCode: first?.areaCode };
  const name = "นางสาวน้ำเพชร ปิ่นแก้วสมมุติ";
  const issuedOn = new Date(Date.now() - 200 * 86_400_000).toISOString().slice(0, 10);
  const body = { ...earned, ...whose, code: CODE, name, issuedOn };
  await page.evaluate(putRows, {
    "record:certificate": [{ id: CODE, kind: "certificate", partition: first?.partition, seq: 1, body }],
  });
  return name;
};

const toBeAsked =
  (path: string): Open =>
  async (page, origin) => {
    await inApp(page, origin);
    await plantOldCertificate(page);
    await startedAt(path)(page, origin);
    await page.locator("main .row, main .choice").first().waitFor();
  };

export const incomeScreens: readonly (readonly [name: string, open: Open])[] = [
  ["income-none", at("/income")],
  ["income", toBeAsked("/income")],
  ["income-ask", toBeAsked(`/income/${CODE}`)],
];
