/**
 * What the phone's half of sync needs of its database: small, in bulk, and all inside one durable transaction.
 * The app keeps it in IndexedDB (src/data/dexie-phone.ts), the simulation in memory; one contract suite tests both.
 */
import type { Body } from "#domain/json.ts";
import type { EarlierPhone, Mutation } from "./wire.ts";

/** A row as the phone shows it. */
export interface PhoneRow {
  readonly id: string;
  readonly kind: string;
  readonly partition: string;
  /** The server's number of this row; 0 while the server has not confirmed it. */
  readonly seq: number;
  readonly body: Body;
  /** No screen of this version can show it (fits.ts): it is kept apart until one can. */
  readonly unfit?: true;
  /** Which beginning of its partition it came with; absent: the first. */
  readonly turn?: number;
}

/** The server's copy of a row that has unsent changes; `row` is null when the server has none. */
export interface BaseRow {
  readonly id: string;
  readonly kind: string;
  readonly row: PhoneRow | null;
}

/** A change that the server has not answered yet. */
export interface WaitingMutation {
  readonly partition: string;
  readonly mutation: Mutation;
  /** Given back to a server that lost it (R2). */
  readonly again?: true;
}

/** What became of a sent change. Anything but `sent` stays in view until a person has dealt with it. */
export type AnsweredState = "sent" | "merged" | "rejected" | "gone" | "forbidden" | "held";

export interface AnsweredMutation extends WaitingMutation {
  readonly answeredAt: string;
  readonly state: AnsweredState;
  readonly code?: string;
  readonly field?: string;
  readonly keep?: readonly string[];
  /** A person has dealt with it. Kept like a sent one: a restored server may have to be given it again. */
  readonly seen?: true;
  /** Sent under a client id that this phone has given up. */
  readonly earlier?: true;
  /** What was typed is gone at the request of the person whom it was about. */
  readonly erased?: true;
}

/** Facts about the phone itself. */
export interface PhoneMeta {
  readonly clientId: string;
  readonly cursor: string | null;
  /** The server's epoch as it was told last. */
  readonly epoch?: string;
  /** Per partition: up to here everything was answered and is no longer here. Told to a server that lost it. */
  readonly after?: Readonly<Record<string, number>>;
  /** This phone has met a restored server: some of its work may have to be made anew (R5). */
  readonly gaveBack?: true;
  /** How often each partition has begun again, and those that have not come whole since. */
  readonly turns?: Readonly<Record<string, number>>;
  readonly renewing?: readonly string[];
  /** Partitions in which another phone used this one's client id. */
  readonly forked?: readonly string[];
  /** The client id that this phone had before, until the server has heard of it. */
  readonly was?: EarlierPhone;
  /** When the phone's copy was last compared with the server's, by the server's clock. */
  readonly checkedAt?: string;
  /** People whom the server had and has no more: the help that they were given goes on counting. */
  readonly gone?: readonly string[];
  /** Highest number given out, per partition. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Highest number that left the phone, answered or not, per partition. */
  readonly sent?: Readonly<Record<string, number>>;
  /** The last exchange that the server answered: when by this phone's clock, and the server's clock less ours, in ms. */
  readonly lastExchange: { readonly at: string; readonly serverAheadMs: number } | null;
}

export interface PhoneTransaction {
  meta(): Promise<PhoneMeta>;
  putMeta(meta: PhoneMeta): Promise<void>;
  rows(kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, PhoneRow>>;
  /** Those that are unfit are kept where no screen looks. */
  putRows(rows: readonly PhoneRow[]): Promise<void>;
  unfitRows(): Promise<readonly PhoneRow[]>;
  deleteRows(kind: string, ids: readonly string[]): Promise<void>;
  /** Removes a partition's rows of every kind but for those whose ids are given. */
  deletePartition(partition: string, keep: ReadonlySet<string>): Promise<void>;
  /** Throws away half-filled forms about these records. */
  forgetForms(ids: readonly string[]): Promise<void>;
  /** Forgets answered changes of a partition that need nobody: they hold the same names as its rows. */
  forgetSent(partition: string): Promise<void>;
  bases(ids: readonly string[]): Promise<ReadonlyMap<string, BaseRow>>;
  putBases(bases: readonly BaseRow[]): Promise<void>;
  deleteBases(ids: readonly string[]): Promise<void>;
  /** Unsent changes, oldest first. */
  waiting(limit: number): Promise<readonly WaitingMutation[]>;
  /** Unsent changes of these rows, oldest first. */
  waitingFor(ids: readonly string[]): Promise<readonly WaitingMutation[]>;
  addWaiting(entries: readonly WaitingMutation[]): Promise<void>;
  /** Moves changes that the server has named out of the outbox, with their mark `again`. Those that need nobody are forgotten after 30 days. */
  settle(entries: readonly AnsweredMutation[]): Promise<void>;
  /** Answered changes with higher numbers, lowest first; none that were sent under an earlier client id. */
  answeredAfter(partition: string, n: number): Promise<readonly AnsweredMutation[]>;
  /** Moves answered changes back into the outbox, before those that were saved after them, and marks them `again`. */
  requeue(entries: readonly AnsweredMutation[]): Promise<void>;
  /**
   * Changes of these records that found the record gone, in the order of their numbers: those that were given back, and
   * those that nobody has dealt with.
   */
  goneAgain(ids: readonly string[]): Promise<readonly AnsweredMutation[]>;
  /** They have been made anew: nobody has to look at them any more. */
  redone(entries: readonly AnsweredMutation[]): Promise<void>;
  /** The outbox becomes these, in this order; whatever was answered is of an earlier client id from now on. */
  replaceOutbox(entries: readonly WaitingMutation[]): Promise<void>;
  /** Takes what was typed out of answered changes of these records. */
  forgetTyped(ids: readonly string[]): Promise<void>;
  /** Partitions that any row or base is of. */
  places(): Promise<readonly string[]>;
  /** The server's copies of a partition's rows: of those with unsent changes the base, if the server has one. */
  serverRows(partition: string): Promise<readonly PhoneRow[]>;
}

export interface PhoneStorage {
  /** All or nothing, and on disk before it resolves. `work` may await nothing but the transaction itself. */
  transact<T>(work: (tx: PhoneTransaction) => Promise<T>): Promise<T>;
}

/** The change without anything that a person typed. */
export const untyped = ({ n, v, k, id, op, at, b }: Mutation): Mutation => ({ n, v, k, id, op, at, b });
