/** Faults planted on purpose. A check that lets one of these live proves nothing. */
import type { PhoneStorage } from "#sync/phone-storage.ts";
import type { Store } from "#sync/store.ts";
import type { SyncRequest, SyncResponse } from "#sync/wire.ts";

export const defectNames = [
  "outbox cleared before the answer",
  "no dedupe by number",
  "cursor kept though the page was lost",
  "answers to old cursors taken whole",
  "pulled rows laid over unsent edits",
  "own rows never sent back",
  "row and outbox saved apart",
] as const;
export type DefectName = (typeof defectNames)[number];

export interface Defects {
  readonly store: (store: Store) => Store;
  readonly storage: <T extends PhoneStorage>(storage: T) => T;
  readonly onSend: (storage: PhoneStorage, request: SyncRequest) => Promise<void>;
  readonly onReceive: (storage: PhoneStorage, request: SyncRequest) => Promise<void>;
  readonly onLostAnswer: (storage: PhoneStorage, answer: SyncResponse) => Promise<void>;
  readonly onAnswer: (request: SyncRequest<unknown>, answer: SyncResponse) => SyncResponse;
}

export const plant = (name: DefectName | undefined): Defects => ({ ...noDefects, ...(name && planted[name]) });

const noDefects: Defects = {
  store: (store) => store,
  storage: (storage) => storage,
  onSend: async () => undefined,
  onReceive: async () => undefined,
  onLostAnswer: async () => undefined,
  onAnswer: (_request, answer) => answer,
};

const planted: Readonly<Record<DefectName, Partial<Defects>>> = {
  "outbox cleared before the answer": {
    onSend: (storage, request) =>
      storage.transact((tx) =>
        tx.settle(
          request.push.flatMap(({ p, m }) =>
            m.map((mutation) => ({ partition: p, mutation, answeredAt: "", state: "sent" as const })),
          ),
        ),
      ),
  },
  "no dedupe by number": {
    store: (store) => ({
      ...store,
      push: (job) =>
        store.push({
          ...job,
          decide: (view) => job.decide({ ...view, results: [], lastNumber: job.firstNumber - 1 }),
        }),
    }),
  },
  "cursor kept though the page was lost": {
    onLostAnswer: (storage, answer) =>
      storage.transact(async (tx) => tx.putMeta({ ...(await tx.meta()), cursor: answer.cur ?? null })),
  },
  "answers to old cursors taken whole": {
    onReceive: (storage, request) =>
      storage.transact(async (tx) => {
        // The phone compares the request's cursor with its own: this makes them always agree.
        Object.assign(request, { cur: (await tx.meta()).cursor });
      }),
  },
  "pulled rows laid over unsent edits": {
    storage: (storage) => ({
      ...storage,
      transact: (work) => storage.transact((tx) => work({ ...tx, waitingFor: async () => [] })),
    }),
  },
  "own rows never sent back": {
    onAnswer: (request, answer) => {
      // The phone's own ids, as they are written on the wire, are not known here: the whole page is left out.
      if (request.push.length === 0 || answer.ch === undefined) return answer;
      const { ch: _left, ...rest } = answer;
      return rest;
    },
  },
  "row and outbox saved apart": {
    storage: (storage) => ({
      ...storage,
      transact: (work) =>
        storage.transact((tx) =>
          work({
            ...tx,
            addWaiting: async (entries) => later(() => storage.transact((own) => own.addWaiting(entries))),
          }),
        ),
    }),
  },
};

const later = (work: () => Promise<void>): void => {
  // A crash before it runs is what the defect is about.
  void work().catch(() => undefined);
};
