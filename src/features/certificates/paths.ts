import { route } from "#features/route.ts";

export const paths = {
  certificates: route("/certificates"),
  certificate: route("/certificates/:code"),
};
