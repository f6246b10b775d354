/** Features that stand before the lock: they come with the first screen. */
import type { Feature } from "#features/feature.ts";
import { signInFeature } from "#features/sign-in/feature.ts";
import { verifyFeature } from "#features/verify/feature.ts";

export const featuresOutside: readonly Feature[] = [
  // One line each, as in features.ts.
  signInFeature,
  verifyFeature,
];
