import type { Feature } from "#features/feature.ts";
import { route } from "#features/route.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/training.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly training: typeof words;
  }
}

const training = route("/training");

export const trainingFeature: Feature = {
  id: "training",
  routes: [
    {
      path: training,
      for: ["trainer"],
      load: async () => {
        const [{ TrainingScreen }] = await Promise.all([import("./training-screen.tsx"), loadWords("training")]);
        return TrainingScreen;
      },
    },
  ],
  kinds: async () => (await Promise.all([import("./kinds.ts"), loadWords("training")]))[0].trainingKinds,
  tab: { order: 1, to: training, icon: "learn", for: ["trainer"], label: { th: "กลุ่มเรียน", en: "Cohorts" } },
};
