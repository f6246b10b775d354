import { route } from "#features/route.ts";

export const paths = {
  training: route("/training"),
  add: route("/training/new"),
  cohort: route("/training/:cohortId"),
  edit: route("/training/:cohortId/edit"),
  learners: route("/training/:cohortId/learners"),
  enrol: route("/training/:cohortId/enrol"),
  roll: route("/training/:cohortId/roll/:session"),
  scan: route("/training/:cohortId/scan/:session"),
  poster: route("/training/:cohortId/poster/:session"),
  scores: route("/training/:cohortId/scores/:test"),
  results: route("/training/:cohortId/results"),
  print: route("/training/:cohortId/print"),
};
