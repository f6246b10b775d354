/** What lies in a phone's database, read and written past the app: what an older version left, a tool cleared, a disk lost. */
import type { Page } from "@playwright/test";
import { openRow } from "./test-key.ts";

type Row = Readonly<Record<string, unknown>>;

/** Every row of a table, opened. */
export const storedRows = async (page: Page, table: string): Promise<readonly Row[]> => {
  const rows = await sealedRows(page, table);
  return rows.map((row) => openRow(table, row));
};

const sealedRows = (page: Page, table: string): Promise<readonly Parameters<typeof openRow>[1][]> =>
  page.evaluate(async (store) => {
    const { userId } = JSON.parse(localStorage.getItem("asa.account") ?? "{}");
    const found = (await indexedDB.databases()).find(({ name }) => name?.includes(userId));
    return new Promise<readonly { readonly [field: string]: unknown }[]>((resolve, reject) => {
      const asked = indexedDB.open(found?.name ?? "");
      asked.addEventListener("error", () => reject(new Error("no database")));
      asked.addEventListener("success", () => {
        const all = asked.result.transaction(store).objectStore(store).getAll();
        all.addEventListener("success", () => {
          asked.result.close();
          // What is not JSON would not come across as it is.
          resolve(all.result.map(({ c, s: _s, ...rest }) => (c ? { ...rest, c: [...c] } : rest)));
        });
      });
    });
  }, table);

/** Puts rows into a table. The app sees them when it is opened again. */
export const storeRows = (page: Page, table: string, rows: readonly Row[]): Promise<void> =>
  page.evaluate(
    async ([store, all]) => {
      const { userId } = JSON.parse(localStorage.getItem("asa.account") ?? "{}");
      const found = (await indexedDB.databases()).find(({ name }) => name?.includes(userId));
      await new Promise<void>((resolve, reject) => {
        const asked = indexedDB.open(found?.name ?? "");
        asked.addEventListener("error", () => reject(new Error("no database")));
        asked.addEventListener("success", () => {
          const writing = asked.result.transaction(store, "readwrite");
          for (const row of all) writing.objectStore(store).put(row);
          writing.addEventListener("complete", () => {
            asked.result.close();
            resolve();
          });
          writing.addEventListener("error", () => reject(new Error("not written")));
        });
      });
    },
    [table, rows] as const,
  );

/** As when the browser clears a site that nobody visited: the database goes, what lies elsewhere stays. */
export const loseDatabase = async (page: Page, origin: string): Promise<void> => {
  // A page of the same origin that is not the app, so that nothing holds the database open.
  await page.goto(`${origin}/manifest.webmanifest`);
  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise<void>((resolve, reject) => {
        const asked = indexedDB.deleteDatabase(name ?? "");
        asked.addEventListener("success", () => resolve());
        asked.addEventListener("error", () => reject(new Error("not deleted")));
      });
    }
  });
};

/** As an older version of the app would have let through: helps that wait take longer than a help may take. */
export const stretchWaitingHelps = (page: Page, minutes: number): Promise<void> =>
  changeWaiting(page, "helpLog", { minutes });

/** What waits of one kind is given other values, which no form of the app would let through. */
export const changeWaiting = async (page: Page, kind: string, values: object): Promise<void> => {
  const waiting = await storedRows(page, "waiting");
  const changed = waiting.map((entry) => {
    const { mutation } = entry as { readonly mutation: { readonly k: string; readonly set?: object } };
    return mutation.k === kind ? { ...entry, mutation: { ...mutation, set: { ...mutation.set, ...values } } } : entry;
  });
  await storeRows(page, "waiting", changed);
};
