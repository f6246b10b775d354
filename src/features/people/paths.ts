import { route } from "#features/route.ts";

export const paths = {
  list: route("/people"),
  twins: route("/people/twins"),
  add: route("/people/new?name&house&next"),
  person: route("/people/:citizenId"),
  move: route("/people/:citizenId/move"),
  edit: route("/people/:citizenId/edit"),
};
