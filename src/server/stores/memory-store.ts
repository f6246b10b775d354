/**
 * The sync core's `Store` in memory: for simulations and tests. The same order in, the same order out; no timers, no
 * randomness. What is written cannot be changed from outside afterwards, as in a real database.
 */
import type { PartitionView, Store, StoredRow } from "#sync/store.ts";
import type { MutationResult } from "#sync/wire.ts";

export interface MemoryStoreOptions {
  readonly epoch?: string;
  /** Asked at each push: true makes it decide twice, as when PostgreSQL asks for a retry. */
  readonly isRetried?: () => boolean;
}

export const memoryStore = ({ epoch = "epoch-1", isRetried = () => false }: MemoryStoreOptions = {}): Store => {
  const partitions = new Map<string, Partition>();
  return {
    push: async (job) => {
      const partition = partitions.get(job.partition) ?? emptyPartition();
      const view = (): PartitionView => viewOf(partition, job);
      if (isRetried()) job.decide(view());
      const { changes, value } = job.decide(view());
      if (changes) {
        partition.head = changes.head;
        const client = partition.clients.get(job.clientId) ?? { lastNumber: 0, results: [] };
        const results = [...client.results, ...structuredClone(changes.results)];
        partition.clients.set(job.clientId, { lastNumber: changes.lastNumber, results });
        for (const row of changes.rows.toSorted(bySeq)) {
          // Taken out and put in again: the map stays in the order of the changes.
          partition.rows.delete(row.id);
          partition.rows.set(row.id, structuredClone(row));
        }
        partitions.set(job.partition, partition);
      }
      return value;
    },

    heads: async (names) => new Map(names.map((name) => [name, { head: partitions.get(name)?.head ?? 0, floor: 0 }])),

    page: async ({ partition, after, upTo, audiences, kinds, maxRows }) => {
      const rows = [...(partitions.get(partition)?.rows.values() ?? [])];
      return rows
        .filter((row) => row.seq > after && row.seq <= upTo && kinds.includes(row.kind))
        .filter((row) => row.audience === "" || audiences.includes(row.audience))
        .slice(0, maxRows)
        .map((row) => structuredClone(row));
    },

    epoch: async () => epoch,
  };
};

interface Partition {
  head: number;
  /** In the order of `seq`. */
  readonly rows: Map<string, StoredRow>;
  readonly clients: Map<string, { readonly lastNumber: number; readonly results: readonly MutationResult[] }>;
}

const emptyPartition = (): Partition => ({ head: 0, rows: new Map(), clients: new Map() });

const bySeq = (a: StoredRow, b: StoredRow): number => a.seq - b.seq;

const viewOf = (
  { head, rows, clients }: Partition,
  job: { readonly clientId: string; readonly firstNumber: number; readonly rowIds: readonly string[] },
): PartitionView => {
  const client = clients.get(job.clientId);
  const known = job.rowIds.flatMap((id) => rows.get(id) ?? []);
  return {
    head,
    lastNumber: client?.lastNumber ?? 0,
    results: structuredClone((client?.results ?? []).filter(({ n }) => n >= job.firstNumber)),
    rows: new Map(known.map((row) => [row.id, structuredClone(row)])),
  };
};
