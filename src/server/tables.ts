/**
 * The server's tables as both dialects give them: instants and days are ISO text, JSON is text, counts are numbers.
 * Every table that grows with use is keyed by its partition `p` first, so that it can be spread over machines by it.
 */
import type { Generated, Transaction } from "kysely";
import type { FactTables } from "./fact-tables.ts";
import type { InvitationTable, WaitingPhoneTable } from "./people/invitation-tables.ts";

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
  parcel: ParcelTable;
  reader: ReaderTable;
  mismatch: MismatchTable;
  retention_run: RetentionRunTable;
  retention_list: RetentionListTable;
  invitation: InvitationTable;
  waiting_phone: WaitingPhoneTable;
  used_nonce: UsedNonceTable;
  course_rules: CourseRulesTable;
  audit: AuditTable;
}

/** A partition's counter: the number of its newest change, and up to which number deleted rows were forgotten. */
export interface PartTable {
  p: string;
  seq: number;
  floor_seq: number;
  /** The number of its newest erasure, 0 for none. */
  erased_seq: number;
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
  /** 1: deleted at the request of the person whom it was about. */
  erased: number;
}

/** How far one phone's numbers were decided in one partition. */
export interface ClientTable {
  p: string;
  client_id: string;
  user_id: string;
  last_n: number;
  /** `last_n` as the last restart found it. */
  restart_n: number;
  /** When it last pushed here. */
  seen_at: string;
  /** The person's, as it was at their last push. */
  name: string | null;
  /** Fingerprints of its newest mutations (#sync/marks.ts). */
  marks: string;
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
  /** When the phone told that its database was gone, and about how many changes it had not sent. */
  lost_at: string | null;
  lost_unsent: number | null;
  /** Whole days that the oldest change of its last push had waited. */
  waited_days: Generated<number>;
  /** The session that it last came with, whichever phone signed in with it. */
  token_hash: Generated<string | null>;
  /** Of the session that it last synced with. */
  public_key: string | null;
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
  /** What its calls are signed with. Null: from before phones had keys, and worth nothing any more. */
  public_key: string | null;
  made_at: string;
  seen_at: string;
  expires_at: string;
  ended_at: string | null;
  /** The browser's family, as the phone named it. */
  browser: Generated<string | null>;
  /** Ended because the phone was lost or taken: it is told to drop its keys. */
  revoked_at: Generated<string | null>;
  revoked_by: Generated<string | null>;
  revoked_why: Generated<string | null>;
  /** Hash of the token that its browser had before; null from its first use on. */
  replaces: Generated<string | null>;
}

/** One value by name: `epoch`, and the fingerprints of the fact tables and their key. */
export interface SettingTable {
  name: string;
  value: string;
}

/** A record on its way to another partition: `PendingParcel` of #sync/store.ts. */
export interface ParcelTable {
  p: string;
  to_p: string;
  n: number;
  kind: string;
  id: string;
  /** JSON text; null once it has arrived. */
  body: string | null;
  at: string;
  /** By whose change, and when. Null: from before it was noted. */
  user_id: string | null;
  sent_at: string | null;
}

/** A phone that was given a partition's rows. */
export interface ReaderTable {
  p: string;
  client_id: string;
  user_id: string;
  started_at: string;
  /** When it confirmed that it has dropped them. */
  left_at: string | null;
  /** Erasures up to this number have reached its disk. */
  erased_seq: number;
}

/** A phone whose copy differed from the server's, and was put right. */
export interface MismatchTable {
  client_id: string;
  p: string;
  at: string;
  /** How many of 64 parts differed. */
  parts: number;
}

/** What one run of retention removed of one kind, also when it was nothing. */
export interface RetentionRunTable {
  at: string;
  kind: string;
  removed: number;
}

/** A person whose period is over, until somebody decides or helps them again. */
export interface RetentionListTable {
  p: string;
  id: string;
  village: string;
  /** Thai day of the last help; null: none is known. */
  last_help: string | null;
  listed_at: string;
}

/** A signed call that was taken, as long as its signature would still count. */
export interface UsedNonceTable {
  /** Hash of key and nonce. */
  hash: string;
  expires_at: string;
}

/** What a version of a course asked for. */
export interface CourseRulesTable {
  course: string;
  version: string;
  /** JSON text of `CourseRules`. */
  rules: string;
}

/** One line of the audit log, chained to the one before (audit/chain.ts). */
export interface AuditTable {
  n: number;
  at: string;
  actor: string | null;
  action: string;
  subject: string | null;
  p: string | null;
  village: string | null;
  /** JSON text, without anything about a person. */
  details: string;
  /** Names the key of the hash. */
  key_id: string;
  previous: string;
  hash: string;
}
