import { route } from "#features/route.ts";

/** Short, because it stands in every certificate's QR; what is to be checked stands behind its `#`. */
export const paths = { verify: route("/c") };
