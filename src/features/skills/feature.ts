import { screensAt, type Feature } from "#features/feature.ts";
import { laterPanel } from "#features/later-panel.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/skills.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly skills: typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("skills"), loadWords("skill")]))[0];

/** What somebody can do, by what it is known, and what they may learn next. Of a citizen only with their yes. */
export const skillsFeature: Feature = {
  id: "skills",
  routes: screensAt(paths, {
    own: {
      for: ["volunteer", "centre", "trainer", "coordinator"],
      load: async () => (await withWords(import("./own-skills-screen.tsx"))).OwnSkillsScreen,
    },
    ofPerson: {
      for: ["volunteer"],
      load: async () => (await withWords(import("./person-skills-screen.tsx"))).PersonSkillsScreen,
    },
  }),
  panels: { citizen: laterPanel(async () => (await withWords(import("./skills-panel.tsx"))).SkillsPanel) },
  ways: { seeSkills: paths.own },
};
