import type { Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";

export const signInFeature: Feature = {
  id: "sign-in",
  routes: [
    {
      path: "/sign-in",
      for: "anyone",
      load: async () => {
        const [{ SignInScreen }] = await Promise.all([import("./sign-in-screen.tsx"), loadWords("sign-in")]);
        return SignInScreen;
      },
    },
  ],
};
