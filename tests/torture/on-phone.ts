/** What a browser's database and the server's hold of the volunteer's help, side by side. */
import type { Page } from "@playwright/test";
import type { Figures } from "./drill.ts";
import { volunteerId, type RealServer } from "./real-server.ts";

export interface OnPhone {
  readonly helps: readonly string[];
  /** How many changes still wait. */
  readonly waiting: number;
  /** Answers that were not a plain "taken". */
  readonly refused: number;
}

/** Read past the app's own code, which might be wrong about it. */
export const lookAtPhone = (page: Page): Promise<OnPhone> =>
  page.evaluate(async (name) => {
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(request.error));
      });
    const database = await answerOf(indexedDB.open(name));
    const store = (table: string): IDBObjectStore => database.transaction(table).objectStore(table);
    const helps = await answerOf(store("record:helpLog").getAllKeys());
    const waiting = await answerOf(store("waiting").count());
    const answered = await answerOf(store("answered").getAll());
    database.close();
    const refused = answered.filter(({ state }) => state !== "sent").length;
    return { helps: helps.map(String), waiting, refused };
  }, `asa-${volunteerId}`);

/** `said`: the helps that a screen called saved. The server is ended by this. */
export const compareWithServer = async (
  server: RealServer,
  said: readonly string[],
  { helps, waiting, refused }: OnPhone,
): Promise<Figures> => {
  const onServer = await server.read(async ({ db }) => {
    const rows = await db
      .selectFrom("row")
      .select(["id", "kind", "body"])
      .where("made_client", "!=", "server")
      .execute();
    const facts = await db.selectFrom("fact_help_log").select("id").execute();
    const clients = await db.selectFrom("client").select(["last_n"]).where("client_id", "!=", "server").execute();
    return { rows, facts: facts.map(({ id }) => id), numbers: clients.reduce((sum, { last_n: n }) => sum + n, 0) };
  });
  const logs = onServer.rows.filter(({ kind }) => kind === "helpLog").map(({ id }) => id);
  const missing = said.filter((id) => !logs.includes(id) || !onServer.facts.includes(id));
  const missingOnPhone = said.filter((id) => !helps.includes(id));
  const strange = logs.filter((id) => !helps.includes(id));
  // Each record was made by one change: a number more is a change that was done twice.
  const tooMany = Math.max(0, onServer.numbers - onServer.rows.length);
  return {
    acknowledged: said.length,
    lost: new Set([...missing, ...missingOnPhone]).size,
    double: strange.length + tooMany + (onServer.facts.length - new Set(onServer.facts).size),
    faults: [
      ...(waiting === 0 ? [] : [`${waiting} changes still wait`]),
      ...(refused === 0 ? [] : [`${refused} changes were refused`]),
      ...(helps.length === logs.length ? [] : [`${helps.length} helps on the phone, ${logs.length} on the server`]),
    ],
  };
};
