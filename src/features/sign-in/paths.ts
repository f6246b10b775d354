import { route } from "#features/route.ts";

export const paths = {
  signIn: route("/sign-in"),
};
