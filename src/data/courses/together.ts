/** Who learns along in a course on this phone: remembered here alone, by their ids, until it is ended. */
import { useLiveQuery } from "dexie-react-hooks";
import * as v from "valibot";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import type { PhoneDatabase } from "../phone-database.ts";
import { recordIn, usePhone } from "../use-phone.ts";

/** As many as see one phone. */
export const mostTogether = 20;

const schema = v.array(v.string());

export const keepTogether = async (
  { kept }: PhoneDatabase,
  code: string,
  ids: readonly string[],
  now: Date,
): Promise<void> => {
  await kept.put({ name: nameOf(code), asOf: now.toISOString(), value: ids, about: ids });
};

export const endTogether = async ({ kept }: PhoneDatabase, code: string): Promise<void> => kept.delete(nameOf(code));

/** Those of them who are still looked after here, in the order in which they were chosen; nobody for who learns alone. */
export const useTogether = (code: string): readonly Citizen[] | undefined => {
  const { database } = usePhone();
  return useLiveQuery(async () => {
    const read = v.safeParse(schema, (await database.kept.get(nameOf(code)))?.value);
    if (!read.success) return [];
    const rows = await database.rows(citizen.kind).bulkGet(read.output);
    return rows.flatMap((row) => {
      const person = row && recordIn<typeof citizen>(row);
      return person?.status === "active" ? [person] : [];
    });
  }, [database, code]);
};

const nameOf = (code: string): string => `together:${code}`;
