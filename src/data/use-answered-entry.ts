/** One change that the server has answered, for the form that mends it. */
import { useLiveQuery } from "dexie-react-hooks";
import type { AnsweredEntry } from "./phone-database.ts";
import { usePhone } from "./use-phone.ts";

/** `order`: as in the address; null when there is no such entry or somebody has dealt with it, undefined while read. */
export const useAnsweredEntry = (order: string | null): AnsweredEntry | null | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const entry = order === null || !/^\d+$/.test(order) ? undefined : await database.answered.get(Number(order));
    return entry === undefined || entry.seen === true || entry.erased === true ? null : entry;
  }, [database, order]);
};
