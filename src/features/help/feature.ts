import { createElement, lazy, Suspense } from "react";
import { screensAt, type Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/help.json";
import { paths } from "./paths.ts";

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
  routes: screensAt(paths, {
    whom: { for: ["volunteer"], load: async () => (await withWords(import("./whom-screen.tsx"))).WhomScreen },
    search: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./search-screen.tsx"))).SearchScreen,
    },
    group: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./group-screen.tsx"))).GroupScreen,
    },
    saved: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./saved-screen.tsx"))).SavedScreen,
    },
    entry: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./entry-screen.tsx"))).EntryScreen,
    },
    correct: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./correct-screen.tsx"))).CorrectScreen,
    },
    topic: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./topic-screen.tsx"))).TopicScreen,
    },
    outcome: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./outcome-screen.tsx"))).OutcomeScreen,
    },
  }),
  ways: {
    logHelp: (whom) => (whom === undefined ? paths.whom() : paths.topic({ whom })),
    logFollowUp: ({ id, citizenId, topic }) => paths.outcome({ whom: citizenId, topic, followUp: id }),
    seeSavedHelp: (logId) => paths.saved({ logId }),
  },
  panels: {
    citizen: ({ citizenId }) => createElement(Suspense, null, createElement(LazyHistory, { citizenId })),
  },
  kinds: async () => (await withWords(import("./kinds.ts"))).helpKinds,
};
