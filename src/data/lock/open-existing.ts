/** Null where there is none: a database that is made here would look to the app like one that lost its data. */
export const openExisting = (indexedDb: IDBFactory, name: string): Promise<IDBDatabase | null> =>
  new Promise((resolve) => {
    const opening = indexedDb.open(name);
    opening.addEventListener("upgradeneeded", () => opening.transaction?.abort());
    opening.addEventListener("success", () => resolve(opening.result));
    opening.addEventListener("error", (event) => {
      event.preventDefault();
      resolve(null);
    });
  });
