import type { Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/people.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly people: typeof words;
  }
}

/** The people a volunteer looks after: finding them, their page, and what is kept about them. */
export const peopleFeature: Feature = {
  id: "people",
  tab: { order: 2, to: "/people", icon: "people", for: ["volunteer"], label: { th: "คนใน|ความดูแล", en: "My people" } },
  routes: [
    {
      path: "/people",
      for: ["volunteer"],
      load: async () => {
        const [{ PeopleScreen }] = await Promise.all([import("./people-screen.tsx"), loadWords("people")]);
        return PeopleScreen;
      },
    },
    {
      path: "/people/new",
      for: ["volunteer"],
      load: async () => {
        const [{ NewPersonScreen }] = await Promise.all([import("./new-person-screen.tsx"), loadWords("people")]);
        return NewPersonScreen;
      },
    },
    {
      path: "/people/:citizenId",
      for: ["volunteer"],
      load: async () => {
        const [{ PersonScreen }] = await Promise.all([import("./person-screen.tsx"), loadWords("people")]);
        return PersonScreen;
      },
    },
    {
      path: "/people/:citizenId/move",
      for: ["volunteer"],
      load: async () => {
        const [{ MovePersonScreen }] = await Promise.all([import("./move-person-screen.tsx"), loadWords("people")]);
        return MovePersonScreen;
      },
    },
    {
      path: "/people/:citizenId/edit",
      for: ["volunteer"],
      load: async () => {
        const [{ EditPersonScreen }] = await Promise.all([import("./edit-person-screen.tsx"), loadWords("people")]);
        return EditPersonScreen;
      },
    },
  ],
  pages: { citizen: (id) => `/people/${id}` },
  kinds: async () => (await Promise.all([import("./kinds.ts"), loadWords("people")]))[0].peopleKinds,
};
