/** What a course costs: its bytes in each language, and the wait for a lesson of a kept one on a slow processor. */
import type { Page } from "@playwright/test";
import { buildCourseFiles } from "#content/courses/build.ts";
import { courseLimits, type Catalogue } from "#domain/course.ts";
import { button, link, tab, say } from "#tests/browser/acts.ts";
import { buyPhone, signInWith } from "#tests/browser/phone.ts";
import type { ProductionServer } from "#tests/browser/production-server.ts";
import { eventToPaint, goTo, p95, slowDown } from "./event-to-paint.ts";
import type { Figure } from "./figure.ts";

const openings = 40;
const slower = 6;

/** As the server sends them: tests/server/courses.test.ts holds these figures against the wire. */
export const courseBytesFigures = (): Promise<Figure[]> => {
  const { courses } = JSON.parse(buildCourseFiles().get("catalogue.json") ?? "") as Catalogue;
  const figures = courses.flatMap(({ code, languages }) =>
    (["th", "en"] as const).map((language): Figure => ({
      name: `course.${code}.${language}`,
      what: `all texts of ${code}, ${language}`,
      value: languages[language].bytes,
      unit: "bytes",
      limit: { kind: "budget", atMost: courseLimits.packBytes },
    })),
  );
  return Promise.resolve(figures);
};

export const lessonFigures = async ({ links }: ProductionServer): Promise<Figure[]> => {
  const phone = await buyPhone("10.1.0.8");
  try {
    const { page } = phone;
    await signInWith(phone, links.volunteer);
    await tab(page, "/learn").tap();
    await link(page, "รู้ทันข่าวปลอม").tap();
    await button(page, "เก็บไว้ใช้ตอนไม่มีสัญญาณ").tap();
    await page.getByText(say("อยู่ในเครื่อง")).waitFor();
    await phone.signal("noSignal");
    await slowDown(page, slower);
    const { own, floor } = await openLessons(page);
    return [
      {
        name: "lesson.p95",
        what: `tap to a lesson of a kept course, processor ${slower}× slower, p95 of ${openings}`,
        value: p95(own.slice(1)),
        unit: "ms",
        limit: { kind: "goal", atMost: 150 },
        beside: [{ what: "floor: the same elements put on the screen", value: p95(floor) }],
      },
      { name: "lesson.first", what: "the first, with its screen's code", value: own[0] ?? Number.NaN, unit: "ms" },
    ];
  } finally {
    await phone.throwAway();
  }
};

const openLessons = async (page: Page): Promise<{ readonly own: readonly number[]; readonly floor: number[] }> => {
  const own: number[] = [];
  const floor: number[] = [];
  for (let at = 0; at <= openings; at += 1) {
    await goTo(page, "/learn/FAKE-3");
    const rows = page.locator('main .row a[href^="/learn/FAKE-3/"]:not([href*="/test/"]):not([href$="/together"])');
    await rows.first().waitFor();
    const row = rows.nth(at % (await rows.count()));
    await row.scrollIntoViewIfNeeded();
    const tap = (): Promise<void> => row.tap();
    own.push(await eventToPaint(page, { event: "click", shown: "article.prose h1" }, tap));
    floor.push(await putOnScreen(page));
  }
  return { own, floor };
};

/** The floor: a copy of the whole screen takes the place of what is there; ms to the frame that shows it. */
const putOnScreen = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const screen = document.querySelector<HTMLElement>("main");
    if (!screen) throw new Error("there is no screen");
    const copy = screen.cloneNode(true) as HTMLElement; // a copy of an element is one
    screen.style.display = "none";
    await new Promise((resolve) => setTimeout(resolve, 300));
    const begin = performance.now();
    screen.after(copy);
    await new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve());
        port1.start();
        port2.postMessage(null);
      }),
    );
    const span = performance.now() - begin;
    copy.remove();
    screen.style.display = "";
    return span;
  });
