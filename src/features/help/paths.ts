import { route } from "#features/route.ts";

export const paths = {
  whom: route("/log"),
  search: route("/log/search"),
  group: route("/log/group"),
  saved: route("/log/saved/:logId"),
  entry: route("/log/help/:logId"),
  correct: route("/log/help/:logId/correct"),
  topic: route("/log/:whom?group"),
  outcome: route("/log/:whom/:topic?followUp"),
};
