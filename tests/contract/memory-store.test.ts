import { memoryStore } from "#server/stores/memory-store.ts";
import { storeContract } from "./store-contract.ts";

storeContract(async () => {
  let retries = 0;
  const store = memoryStore({ isRetried: () => retries > 0 && retries-- > 0 });
  return { store, retryNext: () => retries++, close: async () => {} };
});
