/** As much of PouchDB as the bench uses; the packages carry no types. */
declare module "pouchdb-core" {
  interface Replication extends Promise<{ readonly ok: boolean; readonly docs_written: number }> {}
  export default class PouchDB {
    static plugin(plugin: unknown): typeof PouchDB;
    static defaults(options: { readonly adapter: string }): typeof PouchDB;
    constructor(name: string, options?: { readonly adapter: string });
    bulkDocs(docs: readonly object[]): Promise<readonly { readonly ok?: true }[]>;
    info(): Promise<{ readonly doc_count: number }>;
    readonly replicate: {
      readonly from: (remote: PouchDB) => Replication;
      readonly to: (remote: PouchDB) => Replication;
    };
  }
}
declare module "pouchdb-adapter-http" {
  const plugin: unknown;
  export default plugin;
}
declare module "pouchdb-adapter-memory" {
  const plugin: unknown;
  export default plugin;
}
declare module "pouchdb-replication" {
  const plugin: unknown;
  export default plugin;
}
declare module "express-pouchdb" {
  import type PouchDB from "pouchdb-core";
  export default function expressPouchDB(
    pouch: typeof PouchDB,
    options: { readonly mode: string },
  ): (...call: never[]) => void;
}
declare module "express" {
  interface Application {
    use(path: string, handler: (...call: never[]) => void): void;
    listen(port: number, host: string, then: () => void): void;
  }
  export default function express(): Application;
}
