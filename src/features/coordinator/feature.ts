import { loadRecordWords } from "#entities/record-words/record-words.ts";
import { screensAt, type Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import { paths } from "./paths.ts";

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("coordinator"), loadWords("kept-answer"), loadRecordWords()]))[0];

export const coordinatorFeature: Feature = {
  id: "coordinator",
  routes: screensAt(paths, {
    overview: {
      for: ["coordinator"],
      load: async () => {
        const { OverviewScreen } = await withWords(import("./overview-screen.tsx"));
        return OverviewScreen;
      },
    },
    report: {
      for: ["coordinator"],
      load: async () => {
        const { ReportScreen } = await withWords(import("./report-screen.tsx"));
        return ReportScreen;
      },
    },
    waitingPhones: {
      for: ["coordinator"],
      load: async () => {
        const { WaitingPhonesScreen } = await withWords(import("./waiting-phones-screen.tsx"));
        return WaitingPhonesScreen;
      },
    },
    reviews: {
      for: ["coordinator"],
      load: async () => {
        const { ReviewsScreen } = await withWords(import("./reviews-screen.tsx"));
        return ReviewsScreen;
      },
    },
  }),
  tab: { order: 1, to: paths.overview, icon: "report", for: ["coordinator"], label: { th: "ภาพรวม", en: "Overview" } },
};
