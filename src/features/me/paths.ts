import { route } from "#features/route.ts";

export const paths = {
  me: route("/me"),
  sending: route("/me/sending"),
  entry: route("/me/sending/:order"),
  review: route("/me/reviews/:reviewId"),
  conflicts: route("/me/conflicts"),
  conflict: route("/me/conflicts/:conflictId"),
  backup: route("/me/backup"),
  restore: route("/me/restore"),
};
