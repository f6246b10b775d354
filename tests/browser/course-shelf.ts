/** The phone's shelf of courses, read and written past the app: what a tool, a fault or somebody else's hand put there. */
import type { Page } from "@playwright/test";

export interface ShelfRow {
  readonly [field: string]: unknown;
}

/** On a phone that has looked at its courses once. The app sees it when it is opened again. */
export const putOnShelf = (page: Page, table: "parts" | "notes", rows: readonly ShelfRow[]): Promise<void> =>
  page.evaluate(
    async ([store, all]) => {
      const asked = indexedDB.open("asa-courses");
      await new Promise<void>((resolve, reject) => {
        asked.addEventListener("error", () => reject(new Error("no shelf")));
        asked.addEventListener("success", () => {
          const writing = asked.result.transaction(store, "readwrite");
          for (const row of all) writing.objectStore(store).put(row);
          writing.addEventListener("complete", () => resolve());
          writing.addEventListener("error", () => reject(new Error("not written")));
        });
      });
      asked.result.close();
    },
    [table, rows] as const,
  );

export const onShelf = (page: Page, table: "parts" | "notes"): Promise<readonly ShelfRow[]> =>
  page.evaluate(async (store) => {
    const asked = indexedDB.open("asa-courses");
    await new Promise((resolve) => asked.addEventListener("success", resolve));
    const all = asked.result.transaction(store).objectStore(store).getAll();
    await new Promise((resolve) => all.addEventListener("success", resolve));
    asked.result.close();
    return all.result as readonly ShelfRow[]; // of this table alone
  }, table);
