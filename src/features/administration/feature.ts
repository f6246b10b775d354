import type { Feature } from "#features/feature.ts";
import { route } from "#features/route.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/administration.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly administration: typeof words;
  }
}

const administration = route("/administration");

export const administrationFeature: Feature = {
  id: "administration",
  routes: [
    {
      path: administration,
      for: ["administrator"],
      load: async () => {
        const [{ AdministrationScreen }] = await Promise.all([
          import("./administration-screen.tsx"),
          loadWords("administration"),
          loadWords("kept-answer"),
        ]);
        return AdministrationScreen;
      },
    },
  ],
  tab: {
    order: 1,
    to: administration,
    icon: "shield",
    for: ["administrator"],
    label: { th: "บัญชี", en: "Accounts" },
  },
};
