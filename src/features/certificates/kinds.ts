import type { Kinds } from "#features/feature.ts";

const words = "certificates" as const;

export const kinds: Kinds = { certificate: { words }, issuerKey: { words }, revocation: { words } };
