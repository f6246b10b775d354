import type { Sealing } from "../phone-database.ts";
import { createOutboxSeal, type OutboxSeal, type OutboxSealDeps } from "./outbox-seal.ts";
import type { OpenedLock } from "./pin-lock.ts";
import { recordCipher } from "./record-cipher.ts";

export interface OpenedSealing extends Sealing {
  /** From here on what waits is sealed to this key as well. */
  readonly sealTo: (sealingKey: string) => Promise<void>;
}

/** From an open lock to what the account's database is opened with. */
export const openSealing = (deps: OutboxSealDeps, { databaseName, dataKey }: OpenedLock): OpenedSealing => {
  let seal: OutboxSeal | null = null;
  return {
    databaseName,
    cipher: recordCipher(dataKey, deps.random),
    outboxSeal: () => seal,
    sealTo: async (sealingKey) => {
      seal = await createOutboxSeal(deps, sealingKey);
    },
  };
};
