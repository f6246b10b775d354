/** The least that Asa's libraries cost together: a list of 50 records from IndexedDB, behind a router, with words. */
import { Dexie, type EntityTable } from "dexie";
import { useLiveQuery } from "dexie-react-hooks";
import { createInstance } from "i18next";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";
import { initReactI18next, useTranslation } from "react-i18next";
import { BrowserRouter, Link, Route, Routes } from "react-router";

interface Item {
  readonly id: number;
  readonly name: string;
}

const database = new Dexie("floor") as Dexie & { readonly items: EntityTable<Item, "id"> };
database.version(1).stores({ items: "id" });
database.on("populate", (transaction) => {
  const items = Array.from({ length: 50 }, (_, id) => ({ id, name: `ยายทองคำ สมมุติ ${id}` }));
  void transaction.table("items").bulkAdd(items);
});

const List = () => {
  const { t } = useTranslation("common");
  const items = useLiveQuery(() => database.items.toArray());
  useEffect(() => {
    if (items) performance.mark("usable");
  }, [items]);
  return (
    <main>
      <h1>{t(($) => $.app)}</h1>
      <ul>
        {items?.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </main>
  );
};

const root = document.querySelector("#root");
if (!root) throw new Error("index.html has no #root");
await createInstance()
  .use(initReactI18next)
  .init({ lng: "th", defaultNS: "common", resources: { th: { common: { app: "Floor" } } } });
createRoot(root).render(
  <BrowserRouter>
    <Routes>
      <Route path="*" element={<List />} />
    </Routes>
  </BrowserRouter>,
);
if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/service-worker.js");
