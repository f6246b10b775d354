import { laterPanel } from "#features/later-panel.ts";
import { screensAt, type Feature, type Visitor } from "#features/feature.ts";
import { loadWords } from "#i18n/words.ts";
import type words from "#locales/th/certificates.json";
import { paths } from "./paths.ts";

declare module "#i18n/namespaces.ts" {
  interface Words {
    readonly certificates: typeof words;
  }
}

const withWords = async <T>(code: Promise<T>): Promise<T> =>
  (await Promise.all([code, loadWords("certificates"), loadWords("course"), loadWords("skill")]))[0];

/** All for whom there are courses. */
const learners: Visitor = ["volunteer", "centre", "trainer", "coordinator"];

/** What somebody has passed: on the phone, as a QR, on paper. */
export const certificatesFeature: Feature = {
  id: "certificates",
  routes: screensAt(paths, {
    certificates: {
      for: learners,
      load: async () => (await withWords(import("./certificates-screen.tsx"))).CertificatesScreen,
    },
    ofCohort: {
      for: ["trainer", "centre"],
      load: async () => (await withWords(import("./cohort-certificates-screen.tsx"))).CohortCertificatesScreen,
    },
    certificate: {
      for: learners,
      load: async () => (await withWords(import("./certificate-screen.tsx"))).CertificateScreen,
    },
  }),
  panels: {
    learn: laterPanel(async () => (await withWords(import("./certificates-row.tsx"))).CertificatesRow),
    cohort: laterPanel(async () => (await withWords(import("./cohort-row.tsx"))).CohortRow),
  },
  kinds: async () => (await withWords(import("./kinds.ts"))).kinds,
};
