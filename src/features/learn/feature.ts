import { screensAt, type Feature, type Visitor } from "#features/feature.ts";
import { laterPanel } from "#features/later-panel.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/learn.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly learn: typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("learn"), loadWords("course")]))[0];

/** All for whom there are courses. */
const learners: Visitor = ["volunteer", "centre", "trainer", "coordinator"];

/** Courses that are read without a signal, and tests of what was learnt. */
export const learnFeature: Feature = {
  id: "learn",
  routes: screensAt(paths, {
    learn: { for: learners, load: async () => (await withWords(import("./learn-screen.tsx"))).LearnScreen },
    course: { for: learners, load: async () => (await withWords(import("./course-screen.tsx"))).CourseScreen },
    lesson: { for: learners, load: async () => (await withWords(import("./lesson-screen.tsx"))).LessonScreen },
    together: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./together-screen.tsx"))).TogetherScreen,
    },
    test: { for: learners, load: async () => (await withWords(import("./test-screen.tsx"))).TestScreen },
  }),
  ways: { learn: (course) => (course === undefined ? paths.learn() : paths.course({ code: course })) },
  tab: { order: 3, to: paths.learn, icon: "learn", for: learners, label: { th: "เรียนรู้", en: "Learn" } },
  panels: { citizen: laterPanel(async () => (await withWords(import("./citizen-panel.tsx"))).CitizenPanel) },
  kinds: async () => (await withWords(import("./kinds.ts"))).learnKinds,
};
