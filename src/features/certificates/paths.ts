import { route } from "#features/route.ts";

export const paths = {
  certificates: route("/certificates"),
  ofCohort: route("/certificates/cohort/:cohortId"),
  certificate: route("/certificates/:code"),
};
