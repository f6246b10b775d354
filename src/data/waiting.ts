/** All work that the server has not answered, wherever it was done. */
import type { PhoneDatabase, WaitingEntry } from "./phone-database.ts";

/** Restored work comes first: it is older. Its order is below zero, since the two lists count apart. */
export const waitingIn = async ({ restored, waiting }: PhoneDatabase): Promise<readonly WaitingEntry[]> => [
  ...(await restored.orderBy("order").toArray()).map(({ partition, mutation }, at) => ({
    order: -at - 1,
    partition,
    mutation,
    recordId: mutation.id,
  })),
  ...(await waiting.orderBy("order").toArray()),
];
