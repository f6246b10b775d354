import { route } from "#features/route.ts";

export const paths = {
  posts: route("/posts?area"),
  invite: route("/posts/invite?village"),
  person: route("/posts/:userId"),
  code: route("/posts/:userId/code"),
};
