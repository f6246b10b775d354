import { screensAt, type Feature } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import { paths } from "./paths.ts";

/** Whether a certificate that somebody shows is real: for anybody, signed in or not. */
export const verifyFeature: Feature = {
  id: "verify",
  routes: screensAt(paths, {
    verify: {
      for: "anyone",
      load: async () => {
        const words = (["verify", "scan", "course"] as const).map((name) => loadWords(name));
        const [{ VerifyScreen }] = await Promise.all([import("./verify-screen.tsx"), ...words]);
        return VerifyScreen;
      },
    },
  }),
  ways: { checkCertificate: paths.verify },
};
