/** What a route works with, as far as its caller reaches. */
import type { ServerParts } from "../server-parts.ts";
import { sqlStore } from "../stores/sql-store.ts";
import { type Reach, wider, withPast } from "./reach.ts";

export const partsBehind = (parts: ServerParts, reach: Reach): ServerParts => {
  const database = parts.whole.behind(reach);
  if (!database.isWalled) return parts;
  const pushing = sqlStore(parts.whole.behind(withPast(reach)));
  return {
    ...parts,
    database,
    store: { ...sqlStore(database), push: (job) => pushing.push(job) },
    reaching: (more) => partsBehind(parts, wider(reach, more)),
  };
};
