/** The store contract, and what only databases have: fact tables and retries, on a database that is opened here. */
import { openDatabase, type Database, type DatabaseOptions } from "#server/database.ts";
import { sqlStore } from "#server/stores/sql-store.ts";
import { factsContract } from "./facts.ts";
import { openingContract, type OpenSqlStore } from "./opening.ts";
import { restartContract } from "./restart.ts";
import { sqlReadersContract } from "./sql-readers.ts";
import { storeContract } from "./store-contract.ts";
import { villages } from "./village.ts";

export interface Place {
  readonly options: Omit<DatabaseOptions, "factKey">;
  readonly remove: () => Promise<void>;
}

/** `place` makes an empty database for this one suite. */
export const sqlStoreContract = (place: () => Promise<Place>): (() => OpenSqlStore) => {
  const current = storeContract(async () => {
    const { options, remove } = await place();
    const openAgain = () => openDatabase({ ...options, factKey: "test" });
    const database = await openAgain();
    const { retryNext, transaction } = retrying(database);
    const close = async () => {
      await database.close();
      await remove();
    };
    return { store: sqlStore({ ...database, transaction }), database, openAgain, retryNext, close };
  });
  factsContract(current, villages(500));
  openingContract(current, villages(600));
  sqlReadersContract(current, villages(700));
  restartContract(current, villages(800));
  return current;
};

// What PostgreSQL throws when it wants a transaction run again; on SQLite it proves the same loop.
const retrying = (database: Database): Pick<Database, "transaction"> & { readonly retryNext: () => void } => {
  let retries = 0;
  return {
    retryNext: () => retries++,
    transaction: (work) =>
      database.transaction(async (trx) => {
        const value = await work(trx);
        if (retries > 0 && retries-- > 0) throw Object.assign(new Error("could not serialize"), { code: "40001" });
        return value;
      }),
  };
};
