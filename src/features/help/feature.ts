import { createElement, lazy, Suspense } from "react";
import type { Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/help.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly help: typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> => (await Promise.all([code, loadWords("help")]))[0];

const LazyHistory = lazy(async () => ({
  default: (await withWords(import("./history-panel.tsx"))).HistoryPanel,
}));

export const helpFeature: Feature = {
  id: "help",
  routes: [
    { path: "/log", for: ["volunteer"], load: async () => (await withWords(import("./whom-screen.tsx"))).WhomScreen },
    {
      path: "/log/search",
      for: ["volunteer"],
      load: async () => (await withWords(import("./search-screen.tsx"))).SearchScreen,
    },
    {
      path: "/log/group",
      for: ["volunteer"],
      load: async () => (await withWords(import("./group-screen.tsx"))).GroupScreen,
    },
    {
      path: "/log/saved/:logId",
      for: ["volunteer"],
      load: async () => (await withWords(import("./saved-screen.tsx"))).SavedScreen,
    },
    {
      path: "/log/:whom",
      for: ["volunteer"],
      load: async () => (await withWords(import("./topic-screen.tsx"))).TopicScreen,
    },
    {
      path: "/log/:whom/:topic",
      for: ["volunteer"],
      load: async () => (await withWords(import("./outcome-screen.tsx"))).OutcomeScreen,
    },
  ],
  panels: {
    citizen: ({ citizenId }) => createElement(Suspense, null, createElement(LazyHistory, { citizenId })),
  },
  kinds: async () => (await withWords(import("./kinds.ts"))).helpKinds,
};
