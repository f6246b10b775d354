import type { Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/national.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly national: typeof words;
  }
}

export const nationalFeature: Feature = {
  id: "national",
  routes: [
    {
      path: "/nation",
      for: ["national"],
      load: async () => {
        const [{ NationalScreen }] = await Promise.all([
          import("./national-screen.tsx"),
          loadWords("national"),
          loadWords("kept-answer"),
        ]);
        return NationalScreen;
      },
    },
  ],
  tab: { order: 1, to: "/nation", icon: "report", for: ["national"], label: { th: "ทั้งประเทศ", en: "Country" } },
};
