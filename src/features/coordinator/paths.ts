import { route } from "#features/route.ts";

export const paths = {
  overview: route("/overview?area&show"),
  report: route("/report?area&month"),
  waitingPhones: route("/waiting-phones"),
  reviews: route("/reviews?area"),
};
