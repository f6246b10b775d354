/** What a person waits for on a phone whose processor is six times slower: a save, and a search among 5,000 people. */
import type { Page } from "@playwright/test";
import { givenName, nickname, surname } from "#content/demo/people.ts";
import { createRandom } from "#content/demo/random.ts";
import type { PlantedRecord } from "#server/plant.ts";
import { buyPhone, isUsable, signInWith } from "#tests/browser/phone.ts";
import type { ProductionServer } from "#tests/browser/production-server.ts";
import { startAsa } from "./asa-server.ts";
import { eventToPaint, goTo, p75, slowDown, writeAndPaint } from "./event-to-paint.ts";
import type { Figure } from "./figure.ts";
import { account, village, volunteer } from "./help-logs.ts";

const people = 5_000;
const saves = 20;
const slower = 6;

/** On a volunteer's phone of the demo. */
export const savingFigures = async ({ links }: ProductionServer): Promise<Figure[]> => {
  const phone = await buyPhone("10.1.0.3");
  try {
    await signInWith(phone, links.volunteer);
    await slowDown(phone.page, slower);
    const what = `tap to saved and shown, processor ${slower}× slower, p75 of ${saves}`;
    const spans = await tapsToSaved(phone.page);
    return [await waitFigure(phone.page, "save.p75", what, spans, 150)];
  } finally {
    await phone.throwAway();
  }
};

/** On a phone with 5,000 people. */
export const searchFigures = async (): Promise<Figure[]> => {
  const server = await startAsa({ records: [...account(volunteer, village), ...citizens()], signIn: [volunteer] });
  const phone = await buyPhone("10.1.0.4");
  try {
    const { page } = phone;
    await signInWith(phone, `http://localhost:${server.port}/sign-in#${server.codes[0]}`);
    await goTo(page, "/people");
    await page.waitForFunction(
      (count) => document.querySelector("main output")?.textContent.replaceAll(/\D/gu, "") === String(count),
      people,
      { timeout: 60_000 },
    );
    await slowDown(page, slower);
    const what = `letter to list among 5,000 people, processor ${slower}× slower, p75 of ${queries.length * 2}`;
    return [await waitFigure(page, "search.p75", what, await searches(page), 100)];
  } finally {
    await phone.throwAway();
    await server.stop();
  }
};

const waitFigure = async (
  page: Page,
  name: string,
  what: string,
  spans: readonly number[],
  atMost: number,
): Promise<Figure> => {
  const floor = p75(await writeAndPaint(page, saves));
  const beside = [{ what: "floor: one strict write and one frame", value: floor }];
  return { name, what, value: p75(spans), unit: "ms", limit: { kind: "goal", atMost }, beside };
};

const searches = async (page: Page): Promise<number[]> => {
  const field = page.locator('main input[type="search"]');
  const spans: number[] = [];
  for (const query of queries) {
    await field.tap();
    for (const letter of query) {
      spans.push(await eventToPaint(page, listChanges, () => page.keyboard.insertText(letter)));
    }
    await eventToPaint(page, listChanges, () => field.fill(""));
  }
  return spans;
};

const listChanges = { event: "input", shown: "main" } as const;

/** Two letters each; every one of them changes what is found. */
const queries = ["สม", "มา", "บุ", "วิ", "จน", "ปร", "ทอ", "คำ", "ศร", "พร"];

const tapsToSaved = async (page: Page): Promise<number[]> => {
  await goTo(page, "/log");
  await isUsable(page);
  const whom = await page.locator('main a[href^="/log/0"]').first().getAttribute("href");
  const spans: number[] = [];
  for (let at = 0; at <= saves; at++) {
    await goTo(page, `${whom}/APP-LINE`);
    await page.locator("main .choice").first().tap();
    const tap = (): Promise<void> => page.locator(".dock .button").tap();
    spans.push(await eventToPaint(page, { event: "click", shown: "main.saved[data-usable]" }, tap));
  }
  // The first one also loads the next screen's code.
  return spans.slice(1);
};

const citizens = (): PlantedRecord[] => {
  const random = createRandom(98, 3, 0);
  return Array.from({ length: people }, (_, at) => {
    const madeAt = new Date(Date.UTC(2025, 4, 1) + at * 60_000).toISOString();
    const sex = random.pick(["f", "m"]);
    const age = random.whole(18, 92);
    const body = {
      name: `${givenName(random, sex)} ${surname(random)}`,
      nickname: nickname(random, sex, age),
      sex,
      birthYear: 2026 - age,
      houseNo: `${random.whole(1, 900)}`,
      areaCode: village,
      status: "active",
    };
    return { kind: "citizen", id: random.id(madeAt), at: madeAt, body };
  });
};
