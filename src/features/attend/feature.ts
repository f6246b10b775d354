import { laterPanel } from "#features/later-panel.ts";
import { screensAt, type Feature, type Visitor } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/attend.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly attend: typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("attend"), loadWords("scan")]))[0];

/** All for whom there are courses. */
const learners: Visitor = ["volunteer", "centre", "trainer", "coordinator"];

/** To be counted in a class: by one's own card, or by the poster on the wall. */
export const attendFeature: Feature = {
  id: "attend",
  routes: screensAt(paths, {
    card: { for: learners, load: async () => (await withWords(import("./card-screen.tsx"))).OwnCardScreen },
    cardOf: { for: ["volunteer"], load: async () => (await withWords(import("./card-screen.tsx"))).CardScreen },
    join: { for: learners, load: async () => (await withWords(import("./join-screen.tsx"))).JoinScreen },
  }),
  panels: {
    learn: laterPanel(async () => (await withWords(import("./attend-rows.tsx"))).AttendRows),
    citizen: laterPanel(async () => (await withWords(import("./citizen-row.tsx"))).CitizenRow),
  },
};
