/** All English words in one piece: whoever chooses English goes through the app in English. */
import type { ResourceLanguage } from "i18next";

const files = import.meta.glob<ResourceLanguage[string]>("../../locales/en/*.json", { eager: true, import: "default" });

/** The words file of one namespace, if English has it. */
export const englishWords = (namespace: string): ResourceLanguage[string] | undefined =>
  files[`../../locales/en/${namespace}.json`];
