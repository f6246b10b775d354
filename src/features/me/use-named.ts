import { useLiveQuery } from "dexie-react-hooks";
import type { PhoneDatabase } from "#data/phone-database.ts";
import { usePhone } from "#data/use-phone.ts";
import { recordKind } from "#domain/record-types.ts";
import { useKinds, type Fields, type Kinds, type Named } from "#features/feature.ts";

/** A record, or a part of one. */
interface Part {
  readonly kind: string;
  readonly body: Fields;
}

/** The names of what these records point to. Until they were read, of nothing. */
export const useNamed = (parts: readonly Part[]): Named => {
  const { database } = usePhone();
  const kinds = useKinds();
  const key = JSON.stringify(parts);
  return useLiveQuery(() => readNamed(database, kinds, parts), [database, kinds, key]) ?? NOBODY;
};

const NOBODY: Named = () => undefined;

export const readNamed = async (database: PhoneDatabase, kinds: Kinds, parts: readonly Part[]): Promise<Named> => {
  const wanted = new Map<string, Set<string>>();
  for (const { kind, id } of parts.flatMap(({ kind: from, body }) => kinds[from]?.refers?.(body) ?? [])) {
    if (recordKind(kind)) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(id));
  }
  const bodies = new Map<string, Fields>();
  for (const [kind, ids] of wanted) {
    for (const row of await database.rows(kind).bulkGet([...ids])) if (row) bodies.set(`${kind} ${row.id}`, row.body);
  }
  // Named when it is asked: the language may change without another look at the phone.
  return (kind, id) => {
    const body = bodies.get(`${kind} ${id}`);
    return body && kinds[kind]?.name?.(body);
  };
};
