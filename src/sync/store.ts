/**
 * What the sync core needs of a database. Memory, SQLite and PostgreSQL implement it and pass one contract suite
 * (tests/contract/store-contract.ts).
 */
import type { Body } from "#domain/json.ts";
import type { FieldVersion } from "./merge.ts";
import type { MutationResult } from "./wire.ts";

export interface StoredRow {
  readonly partition: string;
  readonly id: string;
  readonly kind: string;
  /** The village that may see it, or "". */
  readonly audience: string;
  /** Number of the last change inside the partition. */
  readonly seq: number;
  /** Null: deleted. */
  readonly body: Body | null;
  /** Fields changed after the row was made; all others have the version of `made`. */
  readonly versions: Readonly<Record<string, FieldVersion>>;
  readonly made: FieldVersion;
  /** The client of the last change, and the row's number before that client's unbroken run of changes. */
  readonly lastClient: string;
  readonly priorSeq: number;
  /** Server time of the last change, and what the phone's clock said. ISO instants. */
  readonly receivedAt: string;
  readonly deviceAt: string;
}

/** A partition as it stands while its counter is held. */
export interface PartitionView {
  /** The partition's counter: number of its newest change. */
  readonly head: number;
  /** The highest number decided for this client here. */
  readonly lastNumber: number;
  /** What was answered earlier, other than ok, from the first number asked for. */
  readonly results: readonly MutationResult[];
  readonly rows: ReadonlyMap<string, StoredRow>;
}

/** What a decision changes. Written whole or not at all. */
export interface PartitionChanges {
  readonly head: number;
  readonly lastNumber: number;
  readonly results: readonly MutationResult[];
  /** Final state of every changed row. */
  readonly rows: readonly StoredRow[];
}

export interface PushJob<T> {
  readonly partition: string;
  readonly clientId: string;
  readonly userId: string;
  readonly now: string;
  /** The first number in the batch, and the rows it speaks of. */
  readonly firstNumber: number;
  readonly rowIds: readonly string[];
  /** Pure: it may be run again when the database asks for a retry. */
  readonly decide: (view: PartitionView) => { readonly changes: PartitionChanges | null; readonly value: T };
}

export interface PageQuery {
  readonly partition: string;
  readonly after: number;
  readonly upTo: number;
  readonly audiences: readonly string[];
  readonly kinds: readonly string[];
  readonly maxRows: number;
}

export interface Store {
  /** Holds the partition's counter from the first read to the commit; durable on disk before it resolves. */
  push<T>(job: PushJob<T>): Promise<T>;
  /** Counter and tombstone floor of each partition; unknown ones stand at 0. */
  heads(partitions: readonly string[]): Promise<ReadonlyMap<string, { readonly head: number; readonly floor: number }>>;
  /** Current rows with `after < seq <= upTo`, oldest change first. Fewer than `maxRows` means that there are no more. */
  page(query: PageQuery): Promise<readonly StoredRow[]>;
  epoch(): Promise<string>;
}
