import { laterPanel } from "#features/later-panel.ts";
import { screensAt, type Feature, type Visitor } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/income.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly income: typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> => (await Promise.all([code, loadWords("income")]))[0];

/** All for whom there are courses. */
const learners: Visitor = ["volunteer", "centre", "trainer", "coordinator"];

/** What became of a course about earning, asked some months later. */
export const incomeFeature: Feature = {
  id: "income",
  routes: screensAt(paths, {
    income: { for: learners, load: async () => (await withWords(import("./income-screen.tsx"))).IncomeScreen },
    ask: { for: learners, load: async () => (await withWords(import("./ask-screen.tsx"))).AskScreen },
  }),
  panels: { notices: laterPanel(async () => (await withWords(import("./income-row.tsx"))).IncomeRow) },
  kinds: async () => (await withWords(import("./kinds.ts"))).kinds,
};
