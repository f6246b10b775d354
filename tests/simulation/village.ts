/** What takes part in a simulated life: phones with their people, a link between them and the server, and a record of it all. */
import type { MemoryBackup, MemoryStore } from "#server/stores/memory-store.ts";
import type { SyncError } from "#sync/round.ts";
import type { WaitingMutation } from "#sync/phone-storage.ts";
import type { Mutation, MutationResult, SyncResponse } from "#sync/wire.ts";
import type { Result } from "#domain/result.ts";
import type { Chance } from "./chance.ts";
import type { Office } from "./offices.ts";
import type { MemoryPhone } from "./memory-phone.ts";

/** A phone lost power: what was not committed is gone, and so is whoever waited for an answer. */
export class Crash extends Error {}
/** The phone's storage is full: nothing of the transaction is kept, and the app goes on. */
export class Full extends Error {}

export interface Phone {
  readonly name: string;
  readonly userId: string;
  readonly storage: MemoryPhone;
  /** Years that its clock is off. */
  readonly clockOff: number;
  villages: readonly string[];
  /** A post at a centre or an agency; such a person looks after no village. */
  readonly office: Office | null;
  /** Every village it was ever given. */
  readonly villagesEver: Set<string>;
  /** Goes up at each crash: work of an earlier life reaches nobody. */
  life: number;
  /** Calls to the database until it crashes; null: it does not. */
  crashIn: number | null;
  /** Version of the record types that its app knows. */
  registry: number;
  isFull: boolean;
  /** The session was ended: the server takes and gives nothing until the person signs in again. */
  isSignedOut: boolean;
  /** Tabs that are sending now. */
  readonly busyTabs: Set<number>;
  /** Changes that the person was told are saved. */
  readonly journal: WaitingMutation[];
}

export interface Message {
  readonly phone: Phone;
  readonly life: number;
  readonly request: string;
  /** `going` to the server, `inside` it, `coming` back. */
  place: "going" | "inside" | "coming";
  answer: string;
  /** Absent once nobody waits for the answer any more. */
  reply?: (answer: Result<SyncResponse, SyncError>) => void;
}

/** One partition's batch as the server committed it. */
export interface Commit {
  readonly partition: string;
  readonly clientId: string;
  readonly headBefore: number;
  /** Numbers decided: after `from`, up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly results: readonly MutationResult[];
  readonly mutations: readonly Mutation[];
}

export interface Village {
  readonly chance: Chance;
  readonly store: MemoryStore;
  readonly phones: Phone[];
  readonly messages: Message[];
  /** Server work that stands still between two calls to its database. */
  readonly paused: (() => void)[];
  readonly commits: Commit[];
  /** Every mutation that reached the server, by `mutationKey`. */
  readonly arrived: Map<string, Mutation>;
  /** Client ids that two phones had. */
  readonly cloned: Set<string>;
  /** Records that were erased at somebody's request, and their villages. */
  readonly erased: Map<string, string>;
  /** Some cursors were set back to nothing because tombstones were forgotten. */
  hasNewFloor: boolean;
  lastNight: { readonly backup: MemoryBackup; readonly commits: number } | null;
  readonly broken: string[];
  minute: number;
  isCalm: boolean;
}

export const mutationKey = (clientId: string, partition: string, n: number): string => `${clientId} ${partition} ${n}`;

/** The phone's clock, off by years or not. */
export const clockOf = (village: Village, phone: Phone): string =>
  new Date(Date.UTC(2026 + phone.clockOff, 10, 22) + village.minute * 60_000).toISOString();

export const serverClock = (village: Village): string =>
  new Date(Date.UTC(2026, 10, 22) + village.minute * 60_000).toISOString();

export const crash = (village: Village, phone: Phone): void => {
  phone.life += 1;
  phone.crashIn = null;
  phone.busyTabs.clear();
  // The requests travel on; their answers find nobody.
  for (const message of village.messages) if (message.phone === phone) delete message.reply;
};
