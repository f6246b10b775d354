/**
 * The server's tables as both dialects give them: instants and days are ISO text, JSON is text, counts are numbers.
 * Every table that grows with use is keyed by its partition `p` first, so that it can be spread over machines by it.
 */
import type { Transaction } from "kysely";
import type { FactTables } from "./fact-tables.ts";

export type Dialect = "sqlite" | "postgres";

/** All of `work` or nothing, on disk when it resolves. */
export type InTransaction = <T>(work: (trx: Transaction<Tables>) => Promise<T>) => Promise<T>;

export interface Tables extends FactTables {
  part: PartTable;
  row: RowTable;
  client: ClientTable;
  result: ResultTable;
  device: DeviceTable;
  sign_in_code: SignInCodeTable;
  session: SessionTable;
  setting: SettingTable;
}

/** A partition's counter: the number of its newest change, and the number below which deleted rows were forgotten. */
export interface PartTable {
  p: string;
  seq: number;
  floor_seq: number;
}

/** Every record of every type: `StoredRow` of #sync/store.ts. */
export interface RowTable {
  p: string;
  id: string;
  kind: string;
  aud: string;
  seq: number;
  /** JSON text; null when the row was deleted. */
  body: string | null;
  /** JSON text of the fields changed since the row was made. */
  versions: string;
  made_seq: number;
  made_client: string;
  last_client: string;
  prior_seq: number;
  received_at: string;
  device_at: string;
  deleted_at: string | null;
}

/** How far one phone's numbers were decided in one partition. */
export interface ClientTable {
  p: string;
  client_id: string;
  user_id: string;
  last_n: number;
  /** When it last pushed here. */
  seen_at: string;
}

/** Answers other than ok, for the phone that did not hear the first time. */
export interface ResultTable {
  p: string;
  client_id: string;
  n: number;
  /** JSON text of a `MutationResult`. */
  result: string;
  at: string;
}

/** One phone of one person. Its client id is never used by another person. */
export interface DeviceTable {
  client_id: string;
  user_id: string;
  first_seen: string;
  last_seen_at: string;
}

export interface SignInCodeTable {
  code_hash: string;
  user_id: string;
  expires_at: string;
  uses_left: number;
}

export interface SessionTable {
  token_hash: string;
  user_id: string;
  /** The phone: as it signed in, and from its first sync on as it syncs. */
  client_id: string;
  /** The code that made it. */
  code_hash: string | null;
  made_at: string;
  seen_at: string;
  expires_at: string;
  ended_at: string | null;
}

/** One value by name: `epoch`, and the fingerprints of the fact tables and their key. */
export interface SettingTable {
  name: string;
  value: string;
}
