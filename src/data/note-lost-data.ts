/** Written down when the phone finds its database gone: see here-mark.ts. Read by lost-data.ts. */
import type { PhoneDatabase } from "./phone-database.ts";

export interface LostData {
  /** About how many changes had not been sent: nobody has them any more, unless in a backup file. */
  readonly unsent: number;
  /** When it was noticed, ISO instant. */
  readonly at: string;
}

export const LOST_DATA = "lost-data";

export const noteLostData = async (database: PhoneDatabase, { unsent, at }: LostData): Promise<void> => {
  await database.kept.put({ name: LOST_DATA, asOf: at, value: unsent });
};
