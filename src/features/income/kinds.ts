import type { Kinds } from "#features/feature.ts";

export const kinds: Kinds = { incomeAnswer: { words: "income", unsaid: ["code"] } };
