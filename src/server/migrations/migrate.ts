/** Brings the tables to the newest shape: forward only, each step once, all of them or none. */
import type { Kysely } from "kysely";
import type { InTransaction } from "../tables.ts";
import { takeTurn } from "../take-turn.ts";
import { firstTables } from "./001-first-tables.ts";
import { phonesBySync } from "./002-phones-by-sync.ts";
import { restoreAndErasure } from "./003-restore-and-erasure.ts";
import { audit } from "./004-audit.ts";
import { invitations } from "./006-invitations.ts";
import { deviceKeys } from "./007-device-keys.ts";
import { retention } from "./008-retention.ts";
import { rowWall } from "./011-row-wall.ts";
import { replacedSessions } from "./012-replaced-sessions.ts";
import { parcelSenders } from "./013-parcel-senders.ts";
import { courseRules } from "./016-course-rules.ts";
import { secondYes } from "./015-second-yes.ts";

interface Step {
  readonly name: string;
  readonly run: (db: Kysely<never>) => Promise<void>;
}

/** In order. A step that has been in a release is never changed: a new one goes at the end. */
const steps: readonly Step[] = [
  { name: "001-first-tables", run: firstTables },
  { name: "002-phones-by-sync", run: phonesBySync },
  { name: "003-restore-and-erasure", run: restoreAndErasure },
  { name: "004-audit", run: audit },
  { name: "006-invitations", run: invitations },
  { name: "007-device-keys", run: deviceKeys },
  { name: "008-retention", run: retention },
  { name: "011-row-wall", run: rowWall },
  { name: "012-replaced-sessions", run: replacedSessions },
  { name: "013-parcel-senders", run: parcelSenders },
  { name: "015-second-yes", run: secondYes },
  { name: "016-course-rules", run: courseRules },
];

interface MigrationTable {
  migration: { name: string; at: string };
}

/** Throws if the database has steps that this version does not know: it belongs to a newer one. */
export const migrate = async (database: { readonly transaction: InTransaction }, now: string): Promise<void> => {
  await database.transaction(async (trx) => {
    // Two servers that start at once: the second waits here, and then finds everything done.
    await takeTurn(trx, "start");
    const log = trx as unknown as Kysely<MigrationTable>;
    await log.schema
      .createTable("migration")
      .ifNotExists()
      .addColumn("name", "text", (column) => column.primaryKey())
      .addColumn("at", "text", (column) => column.notNull())
      .execute();
    const done = new Set((await log.selectFrom("migration").select("name").execute()).map(({ name }) => name));
    const unknown = [...done].find((name) => !steps.some((step) => step.name === name));
    if (unknown !== undefined) throw new Error(`This database was made by a newer version of Asa (step ${unknown}).`);
    for (const { name, run } of steps.filter((step) => !done.has(step.name))) {
      await run(trx as unknown as Kysely<never>);
      await log.insertInto("migration").values({ name, at: now }).execute();
    }
  });
};
