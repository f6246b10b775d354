import { screensAt, type Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/people.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly people: typeof words;
  }
}

/** The people a volunteer looks after: finding them, their page, and what is kept about them. */
export const peopleFeature: Feature = {
  id: "people",
  tab: { order: 2, to: paths.list, icon: "people", for: ["volunteer"], label: { th: "คนใน|ความดูแล", en: "My people" } },
  routes: screensAt(paths, {
    list: {
      for: ["volunteer"],
      load: async () => {
        const [{ PeopleScreen }] = await Promise.all([import("./people-screen.tsx"), loadWords("people")]);
        return PeopleScreen;
      },
    },
    twins: {
      for: ["volunteer"],
      load: async () => {
        const [{ TwinsScreen }] = await Promise.all([import("./twins-screen.tsx"), loadWords("people")]);
        return TwinsScreen;
      },
    },
    add: {
      for: ["volunteer"],
      load: async () => {
        const [{ NewPersonScreen }] = await Promise.all([import("./new-person-screen.tsx"), loadWords("people")]);
        return NewPersonScreen;
      },
    },
    person: {
      for: ["volunteer"],
      load: async () => {
        const [{ PersonScreen }] = await Promise.all([import("./person-screen.tsx"), loadWords("people")]);
        return PersonScreen;
      },
    },
    move: {
      for: ["volunteer"],
      load: async () => {
        const [{ MovePersonScreen }] = await Promise.all([import("./move-person-screen.tsx"), loadWords("people")]);
        return MovePersonScreen;
      },
    },
    edit: {
      for: ["volunteer"],
      load: async () => {
        const [{ EditPersonScreen }] = await Promise.all([import("./edit-person-screen.tsx"), loadWords("people")]);
        return EditPersonScreen;
      },
    },
  }),
  ways: { addPerson: paths.add },
  pages: { citizen: (citizenId) => paths.person({ citizenId }) },
  kinds: async () => (await Promise.all([import("./kinds.ts"), loadWords("people")]))[0].peopleKinds,
};
