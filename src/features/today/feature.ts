import type { Feature } from "#features/feature.ts";
import { route } from "#features/route.ts";
import { TodayScreen } from "./today-screen.tsx";

const today = route("/today");

export const todayFeature: Feature = {
  id: "today",
  routes: [{ path: today, for: ["volunteer"], screen: TodayScreen, load: async () => TodayScreen }],
  tab: { order: 1, to: today, icon: "today", for: ["volunteer"], label: { th: "วันนี้", en: "Today" } },
};
