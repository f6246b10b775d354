import { route } from "#features/route.ts";

export const paths = {
  posts: route("/posts?area"),
  invite: route("/posts/invite?village"),
  roster: route("/posts/roster"),
  person: route("/posts/:userId"),
  code: route("/posts/:userId/code"),
};
