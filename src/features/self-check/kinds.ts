import type { Kinds } from "#features/feature.ts";

export const selfCheckKinds: Kinds = { selfCheck: { words: "self-check", unsaid: ["answers", "version"] } };
