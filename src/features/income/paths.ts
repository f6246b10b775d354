import { route } from "#features/route.ts";

export const paths = { income: route("/income"), ask: route("/income/:code") };
