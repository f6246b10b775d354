/**
 * The second wall, on PostgreSQL: which rows the request role sees and writes. A setting that is missing opens nothing.
 * Why it stands so: docs/decisions/013.
 */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.ts";
import { takeTurn } from "../take-turn.ts";

/** No login: the server's own login takes it on for the length of one transaction. */
export const REQUEST_ROLE = "asa_app";

// In a select of its own, so that it is read once for a query and not once for each row.
const setting = (name: string): string =>
  `any ((select string_to_array(current_setting('asa.${name}', true), ','))::text[])`;
const OWN = `p = ${setting("own")}`;
const HERE = `p = ${setting("subdistricts")}`;
const inArea = (column: string): string => `${column} like ${setting("areas")}`;

/** Of tables that are made by migrations. */
const policies: Readonly<Record<string, string>> = {
  row: `p = 'g' or ${OWN} or aud = ${setting("villages")} or (aud = '' and ${HERE})
    or case when kind = 'review' then asa_review_in_area(p, id) else false end`,
  client: `${OWN} or ${HERE} or user_id = ${setting("people")}`,
  result: `${OWN} or ${HERE} or exists (
    select 1 from client where client.p = result.p and client.client_id = result.client_id)`,
  parcel: `${OWN} or ${HERE}`,
  reader: `user_id = ${setting("people")}`,
  mismatch: `p = 'g' or ${OWN} or ${HERE}`,
};

/** Of a fact table, by what its records are and what stands in it. */
export const factPolicy = (kind: string, columns: readonly string[]): string => {
  if (kind === "membership") return `${OWN} or ${inArea("scope")}`;
  if (kind === "user") return `${OWN} or asa_person_in_area(p)`;
  if (kind === "review") return `${OWN} or ${inArea("village")}`;
  if (columns.includes("subdistrict")) return `${OWN} or ${inArea("subdistrict")}`;
  if (columns.includes("village")) return `village = ${setting("villages")} or ${inArea("village")}`;
  return `p = 'g' or ${OWN}`;
};

export const setPolicy = async (db: Kysely<never>, table: string, using: string): Promise<void> => {
  await sql`alter table ${sql.id(table)} enable row level security`.execute(db);
  await sql`create policy asa_reach on ${sql.id(table)} using (${sql.raw(using)})`.execute(db);
};

export const raiseRowWall = async (db: Kysely<never>): Promise<void> => {
  // Their bodies are looked up when they run: fact tables are dropped and made anew.
  await sql`
    create function asa_review_in_area(place text, review text) returns boolean language plpgsql stable as
    $$ begin return exists (select 1 from fact_review f where f.p = place and f.id = review); end $$`.execute(db);
  await sql`
    create function asa_person_in_area(place text) returns boolean language plpgsql stable as
    $$ begin return exists (select 1 from fact_membership f where f.p = place); end $$`.execute(db);
  // Whether an id is taken has to be known even where its row may not be seen: a put there is answered, never written.
  await sql`
    create function asa_taken(place text, wanted text) returns table (id text, kind text, aud text)
    language sql stable security definer set search_path from current as
    $$ select "row".id, "row".kind, "row".aud from "row" where "row".p = place and "row".id = wanted $$`.execute(db);
  for (const [table, using] of Object.entries(policies)) await setPolicy(db, table, using);
};

const WRITTEN = ["part", ...Object.keys(policies), "device", "session", "invitation", "waiting_phone"];

/** At each start: a database that was put back on another server has lost the role and what it may do. */
export const admitRequests = async (
  db: Kysely<Tables>,
  transaction: <T>(work: (trx: Kysely<Tables>) => Promise<T>) => Promise<T>,
  factTables: readonly string[],
): Promise<void> => {
  await takeOnRole(db);
  await transaction(async (trx) => {
    await takeTurn(trx, "start");
    const names = [...WRITTEN, ...factTables].map((table) => `"${table}"`).join(", ");
    await sql`grant select, insert, update, delete on ${sql.raw(names)} to ${sql.raw(REQUEST_ROLE)}`.execute(trx);
    await sql`grant select on setting to ${sql.raw(REQUEST_ROLE)}`.execute(trx);
    // It adds lines, and reads of the newest only what the next one is chained to.
    await sql`grant insert, select (n, hash) on audit to ${sql.raw(REQUEST_ROLE)}`.execute(trx);
    await sql`revoke execute on function asa_taken(text, text) from public`.execute(trx);
    await sql`grant execute on function asa_taken(text, text) to ${sql.raw(REQUEST_ROLE)}`.execute(trx);
  });
};

/** The server's login may neither make the role nor take it on: whoever runs PostgreSQL has to. */
export class RequestRoleMissing extends Error {
  constructor(cause: unknown) {
    super(`The login of DATABASE_URL may not take on the role ${REQUEST_ROLE}.`, { cause });
  }
}

const takeOnRole = async (db: Kysely<Tables>): Promise<void> => {
  try {
    const { rows } = await sql`select 1 from pg_roles where rolname = ${REQUEST_ROLE}`.execute(db);
    // Roles are the whole cluster's: another server may be making it at this moment.
    if (rows.length === 0) {
      await sql`
        do $$ begin create role ${sql.raw(REQUEST_ROLE)} nologin;
        exception when duplicate_object or unique_violation then null; end $$`.execute(db);
    }
    const member = await sql<{ can: boolean }>`
      select pg_has_role(current_user, ${REQUEST_ROLE}, 'member') as can`.execute(db);
    if (member.rows[0]?.can !== true) await sql`grant ${sql.raw(REQUEST_ROLE)} to current_user`.execute(db);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "42501") throw new RequestRoleMissing(error);
    throw error;
  }
};
