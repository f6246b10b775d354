import type { Kysely } from "kysely";
import type { Home } from "#domain/homes.ts";
import type { Body } from "#domain/json.ts";
import { problemIn } from "#domain/record-type.ts";
import { recordType } from "#domain/record-types.ts";
import type { Tables } from "./tables.ts";

export interface ReadRecord {
  readonly id: string;
  readonly kind: string;
  readonly body: Body;
}

/** The records of these kinds in one home; `holding`: those whose text holds this id. One that this version cannot read is left out. */
export const readRecords = async (
  db: Kysely<Tables>,
  { partition, audience }: Home,
  kinds: readonly string[],
  holding = "",
): Promise<ReadRecord[]> => {
  const rows = await db
    .selectFrom("row")
    .select(["id", "kind", "body"])
    .where("p", "=", partition)
    .where("aud", "=", audience)
    .where("kind", "in", kinds)
    .where("body", "is not", null)
    .where("body", "like", `%${holding}%`)
    .orderBy("seq")
    .execute();
  return rows.flatMap(({ id, kind, body: text }) => {
    // Only bodies of `StoredRow` are written there.
    const body = JSON.parse(text ?? "null") as Body;
    const type = recordType(kind);
    return type && problemIn(type, body) === null ? [{ id, kind, body }] : [];
  });
};
