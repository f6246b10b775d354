/**
 * Fact tables: the few typed columns of each record that figures are made of (a record type's `facts`). Made from the
 * record types, kept in the same transaction as the rows, and made anew when a type declares other columns.
 */
import { type Kysely, PostgresAdapter, type Transaction } from "kysely";
import { groupBy } from "#domain/group.ts";
import type { Body } from "#domain/json.ts";
import { problemIn, type RecordType } from "#domain/record-type.ts";
import { recordType, recordTypes } from "#domain/record-types.ts";
import { chunks, insertMany, list, statement, type Value } from "./stores/statements.ts";
import { takeTurn } from "./take-turn.ts";
import type { Dialect, InTransaction, Tables } from "./tables.ts";
import { factPolicy, setPolicy } from "./walls/row-wall.ts";

/** How facts are written: in which dialect, and how people are hidden in them. */
export interface FactContext {
  readonly dialect: Dialect;
  readonly keyed: (text: string) => string;
}

/** What a fact is made from. */
export interface FactSource {
  readonly partition: string;
  readonly id: string;
  readonly kind: string;
  readonly audience: string;
  readonly body: Body | null;
  readonly receivedAt: string;
}

/** `helpLog` is kept in `fact_help_log`. */
export const factTable = (kind: string): string =>
  `fact_${kind.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;

export const factTableNames = (): string[] =>
  recordTypes.filter(({ facts }) => facts).map(({ kind }) => factTable(kind));

/** Makes missing fact tables, and fills those anew whose columns, reading version or key are not what they were. */
export const refreshFactTables = async (
  database: FactContext & { readonly transaction: InTransaction },
  types: readonly RecordType[] = recordTypes,
): Promise<void> => {
  for (const type of types) {
    if (type.facts) await database.transaction((trx) => refreshOne(trx, database, type));
  }
};

/** Brings the facts of `rows` up to date. `isNew` spares the removal of facts that cannot be there. */
export const writeFacts = async (
  trx: Transaction<Tables>,
  context: FactContext,
  rows: readonly FactSource[],
  isNew: (row: FactSource) => boolean = () => false,
): Promise<void> => {
  for (const [kind, ofKind] of groupBy(rows, (row) => row.kind)) {
    const type = recordType(kind);
    if (!type?.facts) continue;
    const old = ofKind.filter((row) => row.body === null || !isNew(row));
    for (const [p, inPartition] of groupBy(old, (row) => row.partition)) {
      for (const some of chunks(inPartition, 64)) {
        const text = `delete from "${factTable(kind)}" where p = ? and id in ${list(some.length)}`;
        await trx.executeQuery(statement(context.dialect, text, [p, ...some.map((row) => row.id)]));
      }
    }
    await insertFacts(trx, context, type, ofKind);
  }
};

const insertFacts = async (
  trx: Transaction<Tables>,
  { dialect, keyed }: FactContext,
  type: RecordType,
  rows: readonly FactSource[],
): Promise<void> => {
  const columns = Object.keys(type.facts?.columns ?? {});
  const values = rows.flatMap(({ partition, id, audience, body, receivedAt }) => {
    const context = { id, keyed, receivedAt };
    // A newer client may write what this version cannot read. It counts after the upgrade, which fills anew.
    const facts =
      body && problemIn(type, body) === null ? type.facts?.row(body, context) : type.facts?.left(context, audience);
    return facts ? [[partition, id, ...columns.map((column) => cell(facts[column]))]] : [];
  });
  for (const insert of insertMany(dialect, { table: factTable(type.kind), columns: ["p", "id", ...columns] }, values)) {
    await trx.executeQuery(insert);
  }
};

// PostgreSQL has no NUL in texts; bodies carry it as JSON does, `\u0000`.
const cell = (value: Value | undefined): Value =>
  typeof value === "string" && value.includes("\0") ? value.replaceAll("\0", "") : (value ?? null);

const refreshOne = async (trx: Transaction<Tables>, context: FactContext, type: RecordType): Promise<void> => {
  const name = `facts ${type.kind}`;
  const value = fingerprint(context, type);
  // Another server that starts at the same time waits here, and then finds the work done.
  await takeTurn(trx, "start");
  const known = await trx.selectFrom("setting").select("value").where("name", "=", name).executeTakeFirst();
  if (known?.value === value) return;
  await makeTable(trx as unknown as Kysely<Record<string, object>>, type);
  await fill(trx, context, type);
  await trx
    .insertInto("setting")
    .values({ name, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
};

const fingerprint = ({ keyed }: FactContext, type: RecordType): string =>
  JSON.stringify([
    Object.entries(type.facts?.columns ?? {}),
    indexesOf(type),
    type.version,
    keyed("fingerprint"),
    policyOf(type),
  ]);

const policyOf = (type: RecordType): string => factPolicy(type.kind, Object.keys(type.facts?.columns ?? {}));

// What queries look facts up by. An index is made where a table has all of its columns.
const INDEXES = [
  ["scope"],
  ["code", "course"],
  ["village", "state", "why"],
  ["record_id"],
  ["p", "person_key", "village", "status"],
];
const indexesOf = ({ facts }: RecordType): string[][] =>
  INDEXES.filter((columns) => columns.every((column) => facts && (column === "p" || column in facts.columns)));

const makeTable = async (db: Kysely<Record<string, object>>, type: RecordType): Promise<void> => {
  const table = factTable(type.kind);
  await db.schema.dropTable(table).ifExists().execute();
  let making = db.schema
    .createTable(table)
    .addColumn("p", "text", (column) => column.notNull())
    .addColumn("id", "text", (column) => column.notNull());
  for (const [column, kind] of Object.entries(type.facts?.columns ?? {})) {
    making = making.addColumn(column, kind === "integer" ? "bigint" : "text");
  }
  await making.addPrimaryKeyConstraint(`${table}_key`, ["p", "id"]).execute();
  for (const columns of indexesOf(type)) {
    await db.schema
      .createIndex(`${table}_by_${columns.join("_")}`)
      .on(table)
      .columns(columns)
      .execute();
  }
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    await setPolicy(db as unknown as Kysely<never>, table, policyOf(type));
  }
};

const PAGE = 500;

const fill = async (trx: Transaction<Tables>, context: FactContext, type: RecordType): Promise<void> => {
  for (let after = { p: "", id: "" }; ;) {
    const page = await trx
      .selectFrom("row")
      .select(["p", "id", "kind", "aud", "body", "received_at"])
      .where((where) => where(where.refTuple("p", "id"), ">", where.tuple(after.p, after.id)))
      .where("kind", "=", type.kind)
      .orderBy("p")
      .orderBy("id")
      .limit(PAGE)
      .execute();
    await insertFacts(trx, context, type, page.map(toSource));
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    after = { p: last.p, id: last.id };
  }
};

const toSource = (row: Pick<Tables["row"], "p" | "id" | "kind" | "aud" | "body" | "received_at">): FactSource => ({
  partition: row.p,
  id: row.id,
  kind: row.kind,
  audience: row.aud,
  receivedAt: row.received_at,
  // Only `StoredRow` bodies are written to this column.
  body: row.body === null ? null : (JSON.parse(row.body) as Body),
});
