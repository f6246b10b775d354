import type { Feature } from "#features/feature.ts";
import { route } from "#features/route.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/agency.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly agency: typeof words;
  }
}

const agency = route("/agency");

export const agencyFeature: Feature = {
  id: "agency",
  routes: [
    {
      path: agency,
      for: ["agency"],
      load: async () => {
        const [{ AgencyScreen }] = await Promise.all([import("./agency-screen.tsx"), loadWords("agency")]);
        return AgencyScreen;
      },
    },
  ],
  tab: { order: 1, to: agency, icon: "gov", for: ["agency"], label: { th: "เรื่องที่ส่งมา", en: "Referrals" } },
};
