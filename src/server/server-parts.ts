import type { SyncIncident } from "#sync/answer.ts";
import type { Divergence } from "#sync/check.ts";
import type { Seal } from "#sync/cursor.ts";
import type { Store } from "#sync/store.ts";
import type { NotIssued } from "./certificates/issue.ts";
import type { Issuer } from "./certificates/issuer.ts";
import type { Database } from "./database.ts";
import type { BuiltCourses } from "./courses/built-courses.ts";
import type { AuditLog } from "./audit/audit-log.ts";
import type { PostParcels } from "./parcel-post.ts";
import type { GuessGate, SlowHash } from "./people/slow-hash.ts";
import type { Reach } from "./walls/reach.ts";
import type { SealingKey } from "./sealing-key.ts";

/** What every route works with. The world outside (clock, chance) comes in here, and nowhere else. */
export interface ServerParts {
  /** In a route for signed-in people: as far as their posts of this moment reach. */
  readonly database: Database;
  /**
   * All of it, for questions of the kind "may they?" alone: what the asker cannot see must count there, too. What they
   * are then given comes from `database`.
   */
  readonly whole: Database;
  /** The same parts with a wider reach, for an act that was judged and allowed: its people and villages. */
  readonly reaching: (more: Partial<Reach>) => ServerParts;
  readonly store: Store;
  readonly audit: AuditLog;
  /** Seals cursors. */
  readonly seal: Seal;
  /** Opens what phones have sealed to this server. */
  readonly sealingKey: SealingKey;
  /** Key of the hashes of sign-in codes. */
  readonly codeKey: Buffer;
  /** Of spoken codes, for those that are made; a guess goes through the gate. */
  readonly slowHash: SlowHash;
  readonly guesses: GuessGate;
  /** Signs certificates. */
  readonly issuer: Issuer;
  /** Of this build. */
  readonly courses: BuiltCourses;
  readonly now: () => string;
  readonly newId: () => string;
  /** There is such a village in Thailand's list: people can move there. */
  readonly isVillage: (code: string) => boolean;
  readonly randomBytes: (count: number) => Buffer;
  readonly version: string;
  readonly postParcels: PostParcels;
  /** Writes to the log what whoever runs the server should know. */
  readonly report: (incident: SyncIncident | Divergence | NotIssued) => void;
}
