import { createElement, lazy, Suspense } from "react";
import { screensAt, type Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type planWords from "#locales/th/follow-ups.plan.json";
import { DuePanel } from "./due-panel.tsx";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly "follow-ups.plan": typeof planWords;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("follow-ups.plan")]))[0];

const LazyOpenPanel = lazy(async () => ({ default: (await withWords(import("./open-panel.tsx"))).OpenPanel }));

export const followUpsFeature: Feature = {
  id: "follow-ups",
  routes: screensAt(paths, {
    plan: { for: ["volunteer"], load: async () => (await withWords(import("./plan-screen.tsx"))).PlanScreen },
  }),
  panels: {
    today: DuePanel,
    citizen: ({ citizenId }) => createElement(Suspense, null, createElement(LazyOpenPanel, { citizenId })),
  },
  kinds: async () => (await Promise.all([import("./kinds.ts"), loadWords("follow-ups.entries")]))[0].followUpKinds,
};
