import type { Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";

export const coordinatorFeature: Feature = {
  id: "coordinator",
  routes: [
    {
      path: "/overview",
      for: ["coordinator"],
      load: async () => {
        const [{ OverviewScreen }] = await Promise.all([import("./overview-screen.tsx"), loadWords("coordinator")]);
        return OverviewScreen;
      },
    },
    {
      path: "/reviews",
      for: ["coordinator"],
      load: async () => {
        const [{ ReviewsScreen }] = await Promise.all([import("./reviews-screen.tsx"), loadWords("coordinator")]);
        return ReviewsScreen;
      },
    },
  ],
  tab: { order: 1, to: "/overview", icon: "report", for: ["coordinator"], label: (t) => t(($) => $.tabs.overview) },
};
