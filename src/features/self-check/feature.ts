import { screensAt, type Feature } from "#features/feature.ts";
import { laterPanel } from "#features/later-panel.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/self-check.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly "self-check": typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> => (await Promise.all([code, loadWords("self-check")]))[0];

/** Ten questions about what a person can do with a phone, asked before help and after it. */
export const selfCheckFeature: Feature = {
  id: "self-check",
  routes: screensAt(paths, {
    check: { for: ["volunteer"], load: async () => (await withWords(import("./check-screen.tsx"))).CheckScreen },
    result: { for: ["volunteer"], load: async () => (await withWords(import("./result-screen.tsx"))).ResultScreen },
  }),
  panels: { citizen: laterPanel(async () => (await withWords(import("./skill-panel.tsx"))).SkillPanel) },
  kinds: async () => (await withWords(import("./kinds.ts"))).selfCheckKinds,
};
