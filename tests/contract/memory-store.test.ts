import { memoryStore } from "#server/stores/memory-store.ts";
import { restartContract } from "./restart.ts";
import { storeContract } from "./store-contract.ts";
import { villages } from "./village.ts";

const opened = storeContract(async () => {
  let retries = 0;
  const store = memoryStore({ isRetried: () => retries > 0 && retries-- > 0 });
  return { store, retryNext: () => retries++, close: async () => {} };
});
restartContract(opened, villages(800));
