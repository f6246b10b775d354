import { route } from "#features/route.ts";

export const paths = {
  check: route("/self-check/:citizenId"),
  result: route("/self-check/:citizenId/:checkId"),
};
