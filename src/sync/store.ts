/**
 * What the sync core needs of a database. Memory, SQLite and PostgreSQL implement it and pass one contract suite
 * (tests/contract/store-contract.ts).
 */
import type { Body } from "#domain/json.ts";
import type { FieldVersion } from "./merge.ts";
import type { Mutation, MutationResult } from "./wire.ts";

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
  /** Deleted at the person's own request (PDPA s.33): phones forget what was typed, too. */
  readonly erased?: true;
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
  /** Names of the people behind the clients that the rows' versions speak of, as far as they are known. */
  readonly people: ReadonlyMap<string, string>;
  /** Fingerprints of this client's newest mutations here (`marks.ts`); "" when there are none. */
  readonly marks: string;
  /** How many records this person's changes have made in other partitions within a day; reviews are not counted. */
  readonly sentWithinDay: number;
}

/** A record that a change makes in another partition. It leaves with the change, and arrives once. Rule P6: docs/sync.md. */
export interface Parcel {
  readonly to: string;
  readonly kind: string;
  readonly id: string;
  readonly set: Body;
  /** The phone's clock at the change, ISO instant. */
  readonly at: Mutation["at"];
}

/** Numbered 1, 2, 3 … for each pair of partitions. */
export interface PendingParcel extends Parcel {
  readonly from: string;
  readonly n: number;
}

/** What a decision changes. Written whole or not at all. */
export interface PartitionChanges {
  readonly head: number;
  readonly lastNumber: number;
  readonly results: readonly MutationResult[];
  /** Final state of every changed row. */
  readonly rows: readonly StoredRow[];
  /** Absent: as they were. */
  readonly marks?: string;
  readonly parcels?: readonly Parcel[];
}

export interface PushJob<T> {
  readonly partition: string;
  readonly clientId: string;
  readonly userId: string;
  /** Kept beside the client id, so that a conflict can say who wrote the other value. */
  readonly userName?: string;
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

export interface Head {
  /** Number of the newest change; 0 in a partition that does not exist. */
  readonly head: number;
  /** Tombstones up to this number were forgotten. */
  readonly floor: number;
  /** Number of the newest erasure; 0 when there was none. */
  readonly erased: number;
}

/** What the server notes of a phone as a reader: who was given what, and what they confirmed. */
export interface ReaderNote {
  readonly clientId: string;
  readonly userId: string;
  readonly now: string;
  /** Partitions whose rows this phone is given from now on. */
  readonly started: readonly string[];
  /** Partitions whose rows this phone has confirmed to have dropped. */
  readonly left: readonly string[];
  /** Erasures up to this number have reached the phone's disk. */
  readonly erased: readonly { readonly partition: string; readonly seq: number }[];
}

export interface Store {
  /** Holds the partition's counter from the first read to the commit; durable on disk before it resolves. */
  push<T>(job: PushJob<T>): Promise<T>;
  heads(partitions: readonly string[]): Promise<ReadonlyMap<string, Head>>;
  /** Current rows with `after < seq <= upTo`, oldest change first. Fewer than `maxRows` means that there are no more. */
  page(query: PageQuery): Promise<readonly StoredRow[]>;
  epoch(): Promise<string>;
  /** The highest number decided for this client in each of the partitions; 0 where it never pushed. */
  lastNumbers(clientId: string, partitions: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The highest numbers that the last restart found for this client, in all partitions where it found any. */
  numbersAtRestart(clientId: string): Promise<ReadonlyMap<string, number>>;
  /** Parcels that have not arrived, oldest first; of one partition, or of all. */
  parcels(from?: string): Promise<readonly PendingParcel[]>;
  /** Forgets what a parcel held. Its number stays taken. */
  parcelArrived(parcel: PendingParcel): Promise<void>;
  noteReader(note: ReaderNote): Promise<void>;
  /**
   * Forgets deleted rows whose last change the server took before this instant, and raises the floors over them. Erased
   * ones stay: they are few bytes, and have to reach every phone that ever comes back.
   */
  forgetTombstones(before: string): Promise<void>;
  /**
   * After a restored backup: a new epoch, and every counter jumps ahead by `RESTART_STEP`, so that numbers which phones
   * learnt in the lost hours are never given out again with another meaning.
   */
  restart(): Promise<void>;
}

/** More changes than any partition sees between two backups. */
export const RESTART_STEP = 1_000_000;
