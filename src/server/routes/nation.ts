import { COUNTRY } from "#domain/roles.ts";
import { nationFigures } from "../overview/nation.ts";
import { defineRoute } from "../route.ts";
import { nationReader } from "../rules.ts";

/** Figures of the whole country, with nobody's name. */
export const nation = defineRoute({
  method: "GET",
  path: "/v1/nation",
  rule: nationReader,
  body: null,
  rate: { limit: "readsPerMinute", per: "session" },
  // Their post opens no area's posts or people: only these counts are taken over the whole country.
  handle: ({ reaching }, { now }) => nationFigures(reaching({ areas: [COUNTRY] }).database.db, now),
});
