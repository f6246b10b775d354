/**
 * The sync core's `Store` in memory: for simulations and tests. The same order in, the same order out; no timers, no
 * randomness. What is written cannot be changed from outside afterwards, as in a real database.
 */
import { review } from "#domain/records/review.ts";
import {
  RESTART_STEP,
  type Head,
  type PartitionView,
  type PendingParcel,
  type PushJob,
  type Store,
  type StoredRow,
} from "#sync/store.ts";
import type { MutationResult } from "#sync/wire.ts";

export interface MemoryStoreOptions {
  readonly epoch?: string;
  /** Asked at each push: true makes it decide twice, as when PostgreSQL asks for a retry. */
  readonly isRetried?: () => boolean;
}

/** A store with what a test may look at or do to it. */
export interface MemoryStore extends Store {
  /** A backup: everything as it is now. */
  readonly backup: () => MemoryBackup;
  /** The backup takes the place of everything. The operator's next step is `restart`. */
  readonly restore: (backup: MemoryBackup) => void;
  /** Phones that hold a partition's rows, and the newest erasure that each has confirmed. */
  readonly readers: (partition: string) => readonly { readonly clientId: string; readonly erased: number }[];
}

export type MemoryBackup = ReadonlyMap<string, Partition>;

export const memoryStore = ({ epoch = "epoch-1", isRetried = () => false }: MemoryStoreOptions = {}): MemoryStore => {
  let partitions = new Map<string, Partition>();
  let restarts = 0;
  return {
    push: async (job) => {
      // One that is new to a restored backup may have been there in the hours that it lost (R4).
      const partition = partitions.get(job.partition) ?? emptyPartition(restarts * RESTART_STEP);
      const view = (): PartitionView => viewOf(partition, job);
      if (isRetried()) job.decide(view());
      const { changes, value } = job.decide(view());
      if (!changes) return value;
      partition.head = changes.head;
      const client = partition.clients.get(job.clientId);
      partition.clients.set(job.clientId, {
        name: job.userName ?? client?.name,
        lastNumber: changes.lastNumber,
        results: [...(client?.results ?? []), ...structuredClone(changes.results)],
        marks: changes.marks ?? client?.marks ?? "",
        atRestart: client?.atRestart ?? 0,
      });
      for (const row of changes.rows.toSorted(bySeq)) {
        // Taken out and put in again: the map stays in the order of the changes.
        partition.rows.delete(row.id);
        partition.rows.set(row.id, structuredClone(row));
        if (row.erased) partition.erased = Math.max(partition.erased, row.seq);
      }
      for (const parcel of changes.parcels ?? []) {
        const n = partition.parcels.filter(({ to }) => to === parcel.to).length + 1;
        partition.parcels.push({
          ...structuredClone(parcel),
          from: job.partition,
          n,
          hasArrived: false,
          by: job.userId,
          sentAt: job.now,
        });
      }
      partitions.set(job.partition, partition);
      return value;
    },

    heads: async (names) =>
      new Map(
        names.map((name): [string, Head] => {
          const { head, floor, erased } = partitions.get(name) ?? emptyPartition();
          return [name, { head, floor, erased }];
        }),
      ),

    page: async ({ partition, after, upTo, audiences, kinds, maxRows }) => {
      const rows = [...(partitions.get(partition)?.rows.values() ?? [])];
      return rows
        .filter((row) => row.seq > after && row.seq <= upTo && kinds.includes(row.kind))
        .filter((row) => row.audience === "" || audiences.includes(row.audience))
        .slice(0, maxRows)
        .map((row) => structuredClone(row));
    },

    epoch: async () => (restarts === 0 ? epoch : `${epoch}+${restarts}`),

    lastNumbers: async (clientId, names) =>
      new Map(names.map((name) => [name, partitions.get(name)?.clients.get(clientId)?.lastNumber ?? 0])),

    numbersAtRestart: async (clientId) =>
      new Map(
        [...partitions].flatMap(([name, { clients }]) => {
          const n = clients.get(clientId)?.atRestart ?? 0;
          return n > 0 ? [[name, n] as const] : [];
        }),
      ),

    parcels: async (from) =>
      [...partitions]
        .filter(([name]) => from === undefined || name === from)
        .flatMap(([, { parcels }]) => parcels.filter(({ hasArrived }) => !hasArrived))
        .map(({ hasArrived: _no, by: _who, sentAt: _when, ...parcel }) => structuredClone(parcel)),

    parcelArrived: async ({ from, to, n }) => {
      const parcels = partitions.get(from)?.parcels ?? [];
      const at = parcels.findIndex((parcel) => parcel.to === to && parcel.n === n);
      const parcel = parcels[at];
      if (parcel) parcels[at] = { ...parcel, set: {}, hasArrived: true };
    },

    noteReader: async ({ clientId, started, left, erased }) => {
      const readersOf = (name: string) => (partitions.get(name) ?? emptyPartition()).readers;
      for (const name of started) readersOf(name).set(clientId, 0);
      for (const name of left) readersOf(name).delete(clientId);
      for (const { partition, seq } of erased) readersOf(partition).set(clientId, seq);
    },

    forgetTombstones: async (before) => {
      for (const partition of partitions.values()) {
        for (const row of partition.rows.values()) {
          // An erased row is few bytes, and has to reach every phone that ever comes back.
          if (row.body !== null || row.erased || row.receivedAt >= before) continue;
          partition.rows.delete(row.id);
          partition.floor = Math.max(partition.floor, row.seq);
        }
      }
    },

    restart: async () => {
      restarts += 1;
      for (const partition of partitions.values()) {
        partition.head += RESTART_STEP;
        for (const [id, client] of partition.clients)
          partition.clients.set(id, { ...client, atRestart: client.lastNumber });
      }
    },

    backup: () => copyOf(partitions),
    restore: (backup) => {
      partitions = copyOf(backup);
    },
    readers: (partition) =>
      [...(partitions.get(partition)?.readers ?? [])].map(([clientId, erased]) => ({ clientId, erased })),
  };
};

interface Client {
  readonly name: string | undefined;
  readonly lastNumber: number;
  readonly results: readonly MutationResult[];
  readonly marks: string;
  readonly atRestart: number;
}

interface Partition {
  head: number;
  floor: number;
  erased: number;
  /** In the order of `seq`. */
  readonly rows: Map<string, StoredRow>;
  readonly clients: Map<string, Client>;
  readonly parcels: (PendingParcel & { readonly hasArrived: boolean; readonly by: string; readonly sentAt: string })[];
  readonly readers: Map<string, number>;
}

const emptyPartition = (head = 0): Partition => ({
  head,
  floor: 0,
  erased: 0,
  rows: new Map(),
  clients: new Map(),
  parcels: [],
  readers: new Map(),
});

const copyOf = (partitions: MemoryBackup): Map<string, Partition> => structuredClone(new Map(partitions));

const DAY_MS = 24 * 60 * 60 * 1000;

const bySeq = (a: StoredRow, b: StoredRow): number => a.seq - b.seq;

const viewOf = ({ head, rows, clients, parcels }: Partition, job: PushJob<unknown>): PartitionView => {
  const isLately = (at: string): boolean => Date.parse(job.now) - Date.parse(at) < DAY_MS;
  const client = clients.get(job.clientId);
  const known = job.rowIds.flatMap((id) => rows.get(id) ?? []);
  return {
    head,
    lastNumber: client?.lastNumber ?? 0,
    results: structuredClone((client?.results ?? []).filter(({ n }) => n >= job.firstNumber)),
    rows: new Map(known.map((row) => [row.id, structuredClone(row)])),
    people: new Map([...clients].flatMap(([id, { name }]) => (name === undefined ? [] : [[id, name] as const]))),
    marks: client?.marks ?? "",
    sentWithinDay: parcels.filter(
      ({ by, sentAt, kind }) => by === job.userId && isLately(sentAt) && kind !== review.kind,
    ).length,
  };
};
