import { route } from "#features/route.ts";

export const paths = {
  learn: route("/learn"),
  course: route("/learn/:code"),
  lesson: route("/learn/:code/:module/:at"),
  together: route("/learn/:code/together"),
  test: route("/learn/:code/test/:test?who"),
};
