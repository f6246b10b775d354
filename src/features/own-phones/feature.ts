import { laterPanel } from "#features/later-panel.ts";
import { screensAt, type Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/own-phones.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly "own-phones": typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> => (await Promise.all([code, loadWords("own-phones")]))[0];

/** The phones that act as a person, who says yes to another one, and who has newly got into the village's work. */
export const ownPhonesFeature: Feature = {
  id: "own-phones",
  routes: screensAt(paths, {
    phones: { for: "signedIn", load: async () => (await withWords(import("./phones-screen.tsx"))).PhonesScreen },
  }),
  panels: {
    notices: laterPanel(async () => (await withWords(import("./access-row.tsx"))).AccessRow),
    me: laterPanel(async () => (await withWords(import("./phones-row.tsx"))).PhonesRow),
  },
  kinds: async () => (await import("./kinds.ts")).kinds,
};
