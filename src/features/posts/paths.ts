import { route } from "#features/route.ts";

export const paths = {
  posts: route("/posts?area"),
  invite: route("/posts/invite?village"),
  roster: route("/posts/roster"),
  person: route("/posts/:userId"),
  give: route("/posts/:userId/give?instead"),
  replace: route("/posts/:userId/replace/:postId"),
  code: route("/posts/:userId/code"),
};
