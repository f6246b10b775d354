import { createElement, lazy, Suspense } from "react";
import type { Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import { DuePanel } from "./due-panel.tsx";

const LazyOpenPanel = lazy(async () => ({ default: (await import("./open-panel.tsx")).OpenPanel }));

export const followUpsFeature: Feature = {
  id: "follow-ups",
  routes: [],
  panels: {
    today: DuePanel,
    citizen: ({ citizenId }) => createElement(Suspense, null, createElement(LazyOpenPanel, { citizenId })),
  },
  kinds: async () => (await Promise.all([import("./kinds.ts"), loadWords("follow-ups.entries")]))[0].followUpKinds,
};
