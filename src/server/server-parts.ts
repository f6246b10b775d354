import type { Seal } from "#sync/cursor.ts";
import type { Store } from "#sync/store.ts";
import type { Database } from "./database.ts";

/** What every route works with. The world outside (clock, chance) comes in here, and nowhere else. */
export interface ServerParts {
  readonly database: Database;
  readonly store: Store;
  /** Seals cursors. */
  readonly seal: Seal;
  /** Key of the hashes of sign-in codes. */
  readonly codeKey: Buffer;
  readonly now: () => string;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Buffer;
  readonly version: string;
}
