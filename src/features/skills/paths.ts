import { route } from "#features/route.ts";

export const paths = {
  own: route("/skills"),
  ofPerson: route("/skills/:citizenId"),
};
