import type { Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/me.json";
import type syncWords from "#locales/th/sync.json";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly me: typeof words;
    readonly sync: typeof syncWords;
  }
}

const loadAllWords = () => Promise.all([loadWords("me"), loadWords("sync")]);

/** What waits and what was sent, how the app looks, and the account. */
export const meFeature: Feature = {
  id: "me",
  tab: { order: 5, to: "/me", icon: "me", for: "signedIn", label: (t) => t(($) => $.tabs.me) },
  routes: [
    {
      path: "/me",
      for: "signedIn",
      load: async () => {
        const [{ MeScreen }] = await Promise.all([import("./me-screen.tsx"), loadAllWords()]);
        return MeScreen;
      },
    },
    {
      path: "/me/sending",
      for: "signedIn",
      load: async () => {
        const [{ SendingScreen }] = await Promise.all([import("./sending-screen.tsx"), loadAllWords()]);
        return SendingScreen;
      },
    },
  ],
};
