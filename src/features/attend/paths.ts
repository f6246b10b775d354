import { route } from "#features/route.ts";

export const paths = {
  card: route("/card"),
  cardOf: route("/card/:citizenId"),
  /** Short: it stands in every poster's QR. What was scanned stands behind its `#`. */
  join: route("/join"),
};
