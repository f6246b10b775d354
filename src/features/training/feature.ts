import { screensAt, type Feature, type Visitor } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/training.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly training: typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("training"), loadWords("scan")]))[0];

/** Those who teach: in an area, or at a centre. */
const teachers: Visitor = ["trainer", "centre"];

/** Cohorts: who is in them, who was there, and who passed; all of it without a signal. */
export const trainingFeature: Feature = {
  id: "training",
  routes: screensAt(paths, {
    training: { for: teachers, load: async () => (await withWords(import("./training-screen.tsx"))).TrainingScreen },
    add: { for: teachers, load: async () => (await withWords(import("./cohort-form-screen.tsx"))).NewCohortScreen },
    cohort: { for: teachers, load: async () => (await withWords(import("./cohort-screen.tsx"))).CohortScreen },
    edit: { for: teachers, load: async () => (await withWords(import("./cohort-form-screen.tsx"))).EditCohortScreen },
    learners: { for: teachers, load: async () => (await withWords(import("./learners-screen.tsx"))).LearnersScreen },
    enrol: { for: teachers, load: async () => (await withWords(import("./enrol-screen.tsx"))).EnrolScreen },
    roll: { for: teachers, load: async () => (await withWords(import("./roll-screen.tsx"))).RollScreen },
    scan: { for: teachers, load: async () => (await withWords(import("./scan-screen.tsx"))).ScanScreen },
    poster: { for: teachers, load: async () => (await withWords(import("./poster-screen.tsx"))).PosterScreen },
    scores: { for: teachers, load: async () => (await withWords(import("./scores-screen.tsx"))).ScoresScreen },
    results: { for: teachers, load: async () => (await withWords(import("./results-screen.tsx"))).ResultsScreen },
    print: { for: teachers, load: async () => (await withWords(import("./print-screen.tsx"))).PrintScreen },
  }),
  tab: { order: 2, to: paths.training, icon: "group", for: teachers, label: { th: "กลุ่มเรียน", en: "Cohorts" } },
  pages: { cohort: (cohortId) => paths.cohort({ cohortId }) },
  kinds: async () => (await withWords(import("./kinds.ts"))).trainingKinds,
};
