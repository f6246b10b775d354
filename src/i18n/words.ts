/**
 * The app's words. Thai for the first screen travels in the entry chunk; everything else comes with the feature that
 * says it, and English as a whole only when it is asked for. The service worker keeps all of it for use offline.
 */
import { createInstance, type ResourceLanguage } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "./language.ts";
import type { Namespace } from "./namespaces.ts";

type WordsFile = ResourceLanguage[string];

const firstWords = import.meta.glob<WordsFile>(
  [
    "../../locales/th/common.json",
    "../../locales/th/today.json",
    "../../locales/th/follow-ups.json",
    "../../locales/th/lock.json",
  ],
  { eager: true, import: "default" },
);
// A file in both lists would be a module in two places, and its glue one more file before the first screen.
const laterWords = import.meta.glob<WordsFile>(
  [
    "../../locales/th/*.json",
    "!../../locales/th/common.json",
    "!../../locales/th/today.json",
    "!../../locales/th/follow-ups.json",
    "!../../locales/th/lock.json",
  ],
  { import: "default" },
);
const firstNamespaces = ["common", "today", "follow-ups", "lock"];

const thaiFile = (namespace: string): string => `../../locales/th/${namespace}.json`;

/** The one i18next instance; `startWords` fills it before the first render. */
export const words = createInstance();

/** Makes the words ready. Thai waits for nothing; English waits for its one file. Call once, before rendering. */
export const startWords = async (language: Language): Promise<void> => {
  const thai: Record<string, WordsFile> = {};
  for (const namespace of firstNamespaces) {
    const file = firstWords[thaiFile(namespace)];
    if (file !== undefined) thai[namespace] = file;
  }
  await words.use(initReactI18next).init({
    lng: "th",
    fallbackLng: "th",
    supportedLngs: ["th", "en"],
    defaultNS: "common",
    resources: { th: thai },
    enableSelector: true,
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes what it shows
    react: { useSuspense: false },
  });
  await changeLanguage(language);
};

export const currentLanguage = (): Language => (words.language === "en" ? "en" : "th");

/** Brings one feature's words in the language of now. A feature's lazy loader awaits it before its first render. */
export const loadWords = (namespace: Namespace): Promise<void> => load(currentLanguage(), namespace);

/** Switches every word on the screen, after all namespaces already in use have arrived in the new language. */
export const changeLanguage = async (language: Language): Promise<void> => {
  const inUse = new Set([...firstNamespaces, ...Object.keys(words.getDataByLanguage(currentLanguage()) ?? {})]);
  await Promise.all([...inUse].map((namespace) => load(language, namespace)));
  await words.changeLanguage(language);
  document.documentElement.lang = language;
};

const load = async (language: Language, namespace: string): Promise<void> => {
  if (words.hasResourceBundle(language, namespace)) return;
  const file =
    language === "en"
      ? (await import("./english.ts")).englishWords(namespace)
      : await laterWords[thaiFile(namespace)]?.();
  if (file !== undefined) words.addResourceBundle(language, namespace, file);
};
