import { createElement, lazy, Suspense } from "react";
import { laterPanel } from "#features/later-panel.ts";
import { screensAt, type Feature } from "#features/feature.ts";
import { loadRecordWords } from "#entities/record-words/record-words.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/me.json";
import { AttentionBadge } from "./attention-badge.tsx";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly me: typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("me"), loadRecordWords()]))[0];

const LazyConflictPanel = lazy(async () => ({
  default: (await withWords(import("./conflict-panel.tsx"))).ConflictPanel,
}));

/** What waits and what was sent, what needs the person, how the app looks, and the account. */
export const meFeature: Feature = {
  id: "me",
  tab: {
    order: 5,
    to: paths.me,
    icon: "me",
    for: "signedIn",
    label: { th: "ฉัน", en: "Me" },
    Badge: AttentionBadge,
  },
  routes: screensAt(paths, {
    me: { for: "signedIn", load: async () => (await withWords(import("./me-screen.tsx"))).MeScreen },
    sending: {
      for: "signedIn",
      load: async () => (await withWords(import("./sending-screen.tsx"))).SendingScreen,
    },
    entry: {
      for: "signedIn",
      load: async () => (await withWords(import("./entry-screen.tsx"))).EntryScreen,
    },
    review: {
      for: "signedIn",
      load: async () => (await withWords(import("./review-screen.tsx"))).ReviewScreen,
    },
    conflicts: {
      for: "signedIn",
      load: async () => (await withWords(import("./conflicts-screen.tsx"))).ConflictsScreen,
    },
    conflict: {
      for: "signedIn",
      load: async () => (await withWords(import("./conflict-screen.tsx"))).ConflictScreen,
    },
    backup: {
      for: "signedIn",
      load: async () => (await withWords(import("./backup-screen.tsx"))).BackupScreen,
    },
    restore: {
      for: "signedIn",
      load: async () => (await withWords(import("./restore-screen.tsx"))).RestoreScreen,
    },
  }),
  ways: { seeOwnWork: paths.me },
  panels: {
    today: laterPanel(async () => (await withWords(import("./today-panel.tsx"))).TodayPanel),
    citizen: ({ citizenId }) => createElement(Suspense, null, createElement(LazyConflictPanel, { citizenId })),
  },
};
