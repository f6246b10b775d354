/** The notice that this person's data was on the phone and is gone: kept until they have read it. */
import { useLiveQuery } from "dexie-react-hooks";
import { LOST_DATA, type LostData } from "./note-lost-data.ts";
import type { Phone } from "./phone.ts";
import { usePhone } from "./use-phone.ts";

/** Null: nothing was lost, or the person has read it. */
export const useLostData = (): LostData | null | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const kept = await database.kept.get(LOST_DATA);
    // Written by `noteLostData` and nowhere else.
    return kept ? { unsent: kept.value as number, at: kept.asOf } : null;
  }, [database]);
};

export const dismissLostData = async ({ database }: Phone): Promise<void> => {
  await database.kept.delete(LOST_DATA);
};
