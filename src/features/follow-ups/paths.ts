import { route } from "#features/route.ts";

export const paths = { plan: route("/people/:citizenId/follow-up") };
