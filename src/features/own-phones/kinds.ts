import type { Kinds } from "#features/feature.ts";

export const kinds: Kinds = { accessNotice: { words: "own-phones" } };
