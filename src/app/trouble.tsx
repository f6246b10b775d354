import { lazy } from "react";
import { loadWords } from "#i18n/words.ts";

/** Brought only when something is wrong. */
export const TroubleScreen = lazy(async () => {
  const [screen] = await Promise.all([import("./trouble-screen.tsx"), loadWords("trouble")]);
  return { default: screen.TroubleScreen };
});
