import type { SyncIncident } from "#sync/answer.ts";
import type { Divergence } from "#sync/check.ts";
import type { Seal } from "#sync/cursor.ts";
import type { Store } from "#sync/store.ts";
import type { Database } from "./database.ts";
import type { AuditLog } from "./audit/audit-log.ts";
import type { PostParcels } from "./parcel-post.ts";
import type { GuessGate, SlowHash } from "./people/slow-hash.ts";

/** What every route works with. The world outside (clock, chance) comes in here, and nowhere else. */
export interface ServerParts {
  readonly database: Database;
  readonly store: Store;
  readonly audit: AuditLog;
  /** Seals cursors. */
  readonly seal: Seal;
  /** Key of the hashes of sign-in codes. */
  readonly codeKey: Buffer;
  /** Of spoken codes, for those that are made; a guess goes through the gate. */
  readonly slowHash: SlowHash;
  readonly guesses: GuessGate;
  readonly now: () => string;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Buffer;
  readonly version: string;
  readonly postParcels: PostParcels;
  /** Writes to the log what whoever runs the server should know. */
  readonly report: (incident: SyncIncident | Divergence) => void;
}
