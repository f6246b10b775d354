import type { Feature } from "#features/feature.ts";
import { route } from "#features/route.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/centre.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly centre: typeof words;
  }
}

const centre = route("/centre");

export const centreFeature: Feature = {
  id: "centre",
  routes: [
    {
      path: centre,
      for: ["centre"],
      load: async () => {
        const [{ CentreScreen }] = await Promise.all([import("./centre-screen.tsx"), loadWords("centre")]);
        return CentreScreen;
      },
    },
  ],
  tab: { order: 1, to: centre, icon: "home", for: ["centre"], label: { th: "ศูนย์", en: "Centre" } },
};
