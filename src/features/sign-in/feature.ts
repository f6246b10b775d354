import { screensAt, type Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import { paths } from "./paths.ts";

export const signInFeature: Feature = {
  id: "sign-in",
  routes: screensAt(paths, {
    signIn: {
      for: "anyone",
      load: async () => {
        const [{ SignInScreen }] = await Promise.all([import("./sign-in-screen.tsx"), loadWords("sign-in")]);
        return SignInScreen;
      },
    },
  }),
  ways: { signIn: paths.signIn },
};
