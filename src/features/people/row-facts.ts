import { useLiveQuery } from "dexie-react-hooks";
import { usePhone, useRecords, useUnsentIds } from "#data/use-phone.ts";
import { followUp } from "#domain/records/follow-up.ts";
import { helpLog } from "#domain/records/help-log.ts";

/** What a row of the list says about a person, beside the name. */
export interface RowFacts {
  /** The earliest open follow-up, YYYY-MM-DD. */
  readonly due: string | undefined;
  /** The last help, an instant; null when there was none, undefined while it is being read. */
  readonly lastHelp: string | null | undefined;
  /** Something about the person waits to be sent. */
  readonly isWaiting: boolean;
}

/** The facts of the people on the screen. Only their help logs are read: a village's history may be long. */
export const useRowFacts = (ids: readonly string[]): ((id: string) => RowFacts) => {
  const dueById = new Map<string, string>();
  for (const { citizenId, due } of useRecords(followUp, { field: "state", is: "open" }) ?? []) {
    const earlier = dueById.get(citizenId);
    if (earlier === undefined || due < earlier) dueById.set(citizenId, due);
  }
  const unsent = useUnsentIds();
  const last = useLastHelps(ids);
  return (id) => {
    const help = last?.get(id);
    return {
      due: dueById.get(id),
      lastHelp: help === undefined ? undefined : help.at,
      isWaiting: unsent !== undefined && (unsent.has(id) || help?.logIds.some((logId) => unsent.has(logId)) === true),
    };
  };
};

interface LastHelp {
  readonly at: string | null;
  readonly logIds: readonly string[];
}

const useLastHelps = (ids: readonly string[]): ReadonlyMap<string, LastHelp> | undefined => {
  const { database } = usePhone();
  const key = ids.join(" ");
  return useLiveQuery(async () => {
    const found = new Map<string, LastHelp>();
    const table = database.rows(helpLog.kind);
    // One read for each person: a cursor over all of them takes a turn of the event loop for every log.
    await Promise.all(
      ids.map(async (id) => {
        const logs = await table.where("body.citizenId").equals(id).toArray();
        const times = logs.flatMap(({ body: { at } }) => (typeof at === "string" ? [at] : []));
        const latestAt = times.reduce<string | null>(
          (latest, time) => (latest !== null && latest > time ? latest : time),
          null,
        );
        found.set(id, { at: latestAt, logIds: logs.map((log) => log.id) });
      }),
    );
    return found;
    // The same people in a new array are the same question.
  }, [database, key]);
};
