import { route } from "#features/route.ts";

export const paths = { phones: route("/phones") };
