import { route } from "#features/route.ts";

export const paths = {
  overview: route("/overview?area"),
  reviews: route("/reviews?area"),
};
